import { Debounce } from '../lab/debounce';
import type { MainProcess } from '../lab/main-process';
import { mostReports } from '../lab/report-history';
import type { Run } from '../lab/run.svelte';
import type { EpochRange } from '../../shared/signals/epoch-range';
import type { Observation } from './observation.svelte';

/** While one drags or plays, the kept epochs will do; where one rests, the very epoch is wanted. */
const restMilliseconds = 120;

/**
 * Reads again what the window does not keep of the epochs that are looked at: the zoomed range where it is short enough
 * to be drawn epoch by epoch, else the scrubbed epoch.
 */
export class CloserLook {
  readonly #mainProcess: Pick<MainProcess, 'request'>;
  readonly #resting = new Debounce(restMilliseconds);
  #looked: readonly Run[] = [];

  constructor(mainProcess: Pick<MainProcess, 'request'>) {
    this.#mainProcess = mainProcess;
  }

  /** Call it in an effect: it listens to where one looks, and to the end of a run that is looked at while it trains. */
  follow(observation: Observation): void {
    const range = rangeOf(observation);
    const { run, baseline } = observation;
    const looked = range === null ? [] : [run, baseline].filter((each) => each !== null);
    for (const each of this.#looked) if (!looked.includes(each)) each.lookAway();
    this.#looked = looked;
    this.#resting.cancel();
    if (range === null || run === null) return;
    void run.isActive;
    this.#resting.later(() => looked.forEach((each) => void this.#read(each, range)));
  }

  async #read(run: Run, { from, to }: EpochRange): Promise<void> {
    if (run.isWhole(from, to)) return;
    const answer = await this.#mainProcess.request('run:epochs', {
      run: run.id,
      from,
      to: Math.min(to, run.epoch),
      signals: null,
    });
    // What cannot be read again stays as it is drawn: the kept epochs and the extremes between them.
    if (answer.ok && this.#looked.includes(run)) run.lookCloser(answer.value);
  }
}

function rangeOf({ isZoomed, range, isLive, epoch }: Observation): EpochRange | null {
  if (isZoomed && range.to - range.from < mostReports) return range;
  return isLive ? null : { from: epoch, to: epoch };
}
