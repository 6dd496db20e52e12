import type { Run } from '../lab/run.svelte';

/** What the progress display says of a run. */
export interface RunWords {
  readonly title: string;
  /** Beside it: the time so far. */
  readonly note: string;
  /** 0 to 1; null where nobody can say. */
  readonly share: number | null;
  readonly tone: 'busy' | 'done' | 'problem';
}

export function runWords(run: Run): RunWords {
  const { epoch, epochsPlanned: planned, number } = run;
  const share = planned > 0 ? Math.min(1, epoch / planned) : 0;
  // How long a run took that was trained elsewhere, nobody knows here.
  const note = run.isReread ? '' : durationWords(run.seconds);
  switch (run.phase) {
    case 'starting':
      return { title: 'Starting', note: '', share: null, tone: 'busy' };
    case 'loading-data':
      return { title: 'Reading the data', note: '', share: null, tone: 'busy' };
    case 'compiling':
      return { title: 'Compiling', note: '', share: null, tone: 'busy' };
    case 'training':
      // The first epoch's first call compiles the program that it runs.
      if (epoch === 0) return { title: 'Compiling', note: '', share: null, tone: 'busy' };
      return { title: `Epoch ${epoch} / ${planned}`, note, share, tone: 'busy' };
    case 'paused':
      return { title: `Paused at ${epoch} / ${planned}`, note, share, tone: 'busy' };
    case 'finished':
      return { title: `Run ${number} done`, note, share: 1, tone: 'done' };
    case 'stopped':
      return { title: `Run ${number} stopped`, note, share, tone: 'done' };
    case 'diverged':
      return { title: `Run ${number} diverged`, note, share, tone: 'problem' };
    case 'failed':
      return { title: `Run ${number} failed`, note, share, tone: 'problem' };
  }
}

export function durationWords(seconds: number): string {
  if (seconds < 0.95) return `${(Math.round(seconds * 10) / 10).toFixed(1)} s`;
  if (seconds < 59.5) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(Math.round(seconds) / 60);
  return `${minutes} min ${Math.round(seconds) % 60} s`;
}
