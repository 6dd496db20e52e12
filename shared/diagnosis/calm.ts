import type { Finding } from './finding';

/**
 * The verdict over time, kept calm: the first finding stands at once; another one must hold for three epochs in a row
 * and can replace it once. Only a loss that leaves its plateau speaks louder; numbers that break end the wait.
 */
export interface Standing {
  readonly finding: Finding;
  /** Epoch from which on it holds. */
  readonly since: number;
  /** How often one verdict has replaced another. */
  readonly changes: number;
  /** The other finding that has held for the last epochs. */
  readonly rival: {
    readonly code: Finding['code'];
    readonly epochs: number;
    readonly since: number;
  } | null;
}

/** What an epoch brings. */
export interface EpochFinding {
  readonly epoch: number;
  readonly finding: Finding;
  /** The run broke, or its loss has left the plateau on which the standing verdict was given. */
  readonly isLoud: boolean;
  /** The loss is just coming down and epochs are left: no time to name a first fault. */
  readonly isImproving: boolean;
  /** Numbers are not numbers any more: there will be no three epochs to agree. */
  readonly isBroken: boolean;
}

/** Of the network, that is: what rows lack shows in the rows. */
function isFault({ code }: Finding): boolean {
  return code !== 'healthy' && code !== 'too-early' && code !== 'data-fault';
}

const epochsToAgree = 3;
const mostChanges = 1;

export function nextStanding(before: Standing | null, now: EpochFinding): Standing {
  const { finding, epoch } = now;
  const since = finding.fromStart ? 0 : epoch;
  if (before === null || before.finding.code === 'too-early') {
    if (before !== null && now.isImproving && isFault(finding)) return { ...before, rival: null };
    return { finding, since, changes: 0, rival: null };
  }
  if (finding.code === before.finding.code) return { ...before, finding, rival: null };
  if (finding.code === 'too-early') return { ...before, rival: null };
  const known = before.rival?.code === finding.code ? before.rival : null;
  const rival = {
    code: finding.code,
    epochs: (known?.epochs ?? 0) + 1,
    since: known?.since ?? since,
  };
  const mayChange =
    now.isBroken || (rival.epochs >= epochsToAgree && (before.changes < mostChanges || now.isLoud));
  if (!mayChange) return { ...before, rival };
  return {
    finding,
    since: finding.fromStart ? 0 : rival.since,
    changes: before.changes + 1,
    rival: null,
  };
}
