import type { RunningVerdict } from '../../shared/diagnosis/running-diagnosis';
import type { SuggestedChange } from '../../shared/diagnosis/verdict';
import type { RunDescription } from '../../shared/signals/run-report';
import type { Run } from '../lab/run.svelte';
import { Throttle } from './throttle';

/** People read a verdict; they do not watch it flicker. */
const millisecondsBetween = 300;

/** A verdict on a run, with what its layers are. */
export interface JudgedRun extends RunningVerdict {
  readonly run: Run;
  readonly description: RunDescription;
}

const noChanges: readonly SuggestedChange[] = [];

/** What the lab thinks of the current run; a few times a second while it trains, and at once when it ends. */
export class CurrentVerdict {
  readonly #throttle = new Throttle(millisecondsBetween);
  #run: Run | null = null;
  #judged = $state.raw<JudgedRun | null>(null);
  #remedies = $state.raw(noChanges);

  /** null before the first report of a run. */
  get judged(): JudgedRun | null {
    return this.#judged;
  }

  /** As in the verdict, but the same list as long as it says the same: what they would do is costly to work out. */
  get remedies(): readonly SuggestedChange[] {
    return this.#remedies;
  }

  /** Call it in an effect: it listens to what the run reports. */
  follow(run: Run | null): void {
    if (run !== this.#run) this.#beginWith(run);
    if (run?.newest == null) return;
    if (run.totals !== null) this.#throttle.reset();
    this.#throttle.request(() => this.#judge(run));
  }

  #beginWith(run: Run | null): void {
    this.#throttle.reset();
    this.#run = run;
    this.#judged = null;
    this.#remedies = noChanges;
  }

  #judge(run: Run): void {
    const judged = run.verdict();
    const { description } = run;
    if (run !== this.#run || judged === null || description === null) return;
    this.#judged = { ...judged, run, description };
    const { remedies } = judged.verdict;
    if (JSON.stringify(remedies) !== JSON.stringify(this.#remedies)) this.#remedies = remedies;
  }
}
