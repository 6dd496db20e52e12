import type { Finding } from './finding';

/**
 * The verdict over time, kept calm: the first finding stands at once; another one must hold for three epochs in a row
 * and can replace it once. Only a loss that leaves its plateau, or loses again what it had won, speaks louder: it may once
 * more. Numbers that break end the wait, and so does the end of a run that shows a fault and has not borne the verdict out
 * for three epochs.
 */
export interface Standing {
  readonly finding: Finding;
  /** Epoch from which on it holds. */
  readonly since: number;
  /** How often one verdict has replaced another. */
  readonly changes: number;
  /** Epochs in a row, up to the newest, that did not bear it out: another finding, or none. */
  readonly unsupported: number;
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
  /** The run broke, its loss has left the plateau on which the standing verdict was given, or is back on it. */
  readonly isLoud: boolean;
  /** The loss is just coming down and epochs are left: no time to name a first fault. */
  readonly isImproving: boolean;
  /** Numbers are not numbers any more: there will be no three epochs to agree. */
  readonly isBroken: boolean;
  /** No epoch will follow. */
  readonly isLast: boolean;
}

/** Of the network, that is: what rows lack shows in the rows. */
function isFault({ code }: Finding): boolean {
  return code !== 'healthy' && code !== 'too-early' && code !== 'data-fault';
}

const epochsToAgree = 3;
/** How often a verdict may be replaced, and how often where the loss speaks louder. */
const mostChanges = { calm: 1, loud: 2 } as const;

export function nextStanding(before: Standing | null, now: EpochFinding): Standing {
  const { finding, epoch } = now;
  const since = finding.fromStart ? 0 : epoch;
  if (before === null || before.finding.code === 'too-early') {
    if (before !== null && now.isImproving && isFault(finding)) return { ...before, rival: null };
    return { finding, since, changes: 0, unsupported: 0, rival: null };
  }
  if (finding.code === before.finding.code)
    return { ...before, finding, unsupported: 0, rival: null };
  const unsupported = before.unsupported + 1;
  if (finding.code === 'too-early') return { ...before, unsupported, rival: null };
  const known = before.rival?.code === finding.code ? before.rival : null;
  const rival = {
    code: finding.code,
    epochs: (known?.epochs ?? 0) + 1,
    since: known?.since ?? since,
  };
  const isLastWord = now.isLast && finding.code !== 'healthy';
  const agreed = Math.max(rival.epochs, isLastWord ? unsupported : 0) >= epochsToAgree;
  const most = now.isLoud ? mostChanges.loud : mostChanges.calm;
  const mayChange = now.isBroken || (agreed && before.changes < most);
  if (!mayChange) return { ...before, unsupported, rival };
  return {
    finding,
    since: finding.fromStart ? 0 : rival.since,
    changes: before.changes + 1,
    unsupported: 0,
    rival: null,
  };
}
