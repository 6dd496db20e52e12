import { SvelteMap } from 'svelte/reactivity';
import type { Lesson } from '../../shared/lessons/lesson';
import { fileLessonName, lessonFromFile } from '../../shared/lessons/lesson-from-file';
import type { LessonReport } from '../../shared/lessons/lesson-outcome';
import type { LessonProgress } from '../../shared/lessons/lesson-progress';
import { lessons as bundledLessons } from '../../shared/lessons/lessons';
import type { OpenedLesson } from '../../shared/messages/requests';
import type { Problem } from '../../shared/problems/problem';
import type { MainProcess } from '../lab/main-process';
import type { Preferences } from '../lab/preferences.svelte';

/** What became of a lesson in this sitting. */
export interface Sitting {
  /** The chosen answer; null: none yet. */
  readonly guess: string | null;
  /** The answers were asked for. */
  readonly isRevealed: boolean;
  readonly report: LessonReport | null;
  /** How long the run took. */
  readonly seconds: number | null;
  /** Why it could not be run. */
  readonly problem: Problem | null;
}

interface Running extends LessonProgress {
  readonly name: string;
}

const fresh: Sitting = {
  guess: null,
  isRevealed: false,
  report: null,
  seconds: null,
  problem: null,
};

/** The lessons, the one that is open, and how far people are with each. */
export class LessonBook {
  readonly #mainProcess: MainProcess;
  readonly #preferences: Preferences;
  readonly #now: () => number;
  readonly #sittings = new SvelteMap<string, Sitting>();
  #opened = $state.raw<OpenedLesson | null>(null);
  #name = $state.raw(bundledLessons[0]?.name ?? '');
  #running = $state.raw<Running | null>(null);
  /** Counts runs, so that the answer to one that was given up is not taken for that of a newer one. */
  #runs = 0;

  readonly #lessons = $derived.by(() =>
    this.#opened === null
      ? bundledLessons
      : [...bundledLessons, lessonFromFile(this.#opened.lesson)],
  );

  constructor(mainProcess: MainProcess, preferences: Preferences, now = () => performance.now()) {
    this.#mainProcess = mainProcess;
    this.#preferences = preferences;
    this.#now = now;
    mainProcess.on('lesson:progress', ({ words, share }) => {
      if (this.#running !== null) this.#running = { name: this.#running.name, words, share };
    });
  }

  /** The bundled ones, and the one from a file, last. */
  get lessons(): readonly Lesson[] {
    return this.#lessons;
  }

  get lesson(): Lesson {
    const [first] = this.#lessons;
    const open = this.#lessons.find(({ name }) => name === this.#name) ?? first;
    if (open === undefined) throw new Error('There are no lessons.');
    return open;
  }

  /** Where the lesson from a file comes from. */
  get file(): string | null {
    return this.#opened?.file ?? null;
  }

  get running(): Running | null {
    return this.#running;
  }

  /** The first one that was never run; null: all were. */
  get next(): string | null {
    return this.#lessons.find(({ name }) => this.resultOf(name) === null)?.name ?? null;
  }

  sittingOf(name: string): Sitting {
    return this.#sittings.get(name) ?? fresh;
  }

  /** Whether its expectations held when it was run last, also before this start; null: it never was. */
  resultOf(name: string): 'held' | 'did-not-hold' | null {
    return this.#preferences.lessonResults[name] ?? null;
  }

  showsAnswers(name: string): boolean {
    return !this.#preferences.lessonAnswersHidden || this.sittingOf(name).isRevealed;
  }

  open(name: string): void {
    this.#name = name;
  }

  guess(name: string, choice: string): void {
    this.#change(name, { guess: choice });
  }

  reveal(name: string, isRevealed: boolean): void {
    this.#change(name, { isRevealed });
  }

  /** As if it had never been opened. */
  reset(name: string): void {
    if (this.#running?.name === name) this.cancel();
    this.#sittings.delete(name);
    this.#preferences.setLessonResult(name, null);
  }

  async run(name: string): Promise<void> {
    this.#runs += 1;
    const [run, since] = [this.#runs, this.#now()];
    this.#running = { name, words: 'Starting', share: null };
    this.#change(name, { problem: null });
    const opened = name === fileLessonName ? this.#opened : null;
    const asked =
      opened === null ? { kind: 'bundled' as const, name } : { kind: 'file' as const, ...opened };
    const answer = await this.#mainProcess.request('lesson:run', asked);
    if (run !== this.#runs) return;
    this.#running = null;
    if (!answer.ok) {
      const [problem] = answer.problems;
      if (problem.code !== 'lesson-cancelled') this.#change(name, { problem });
      return;
    }
    const report = answer.value;
    this.#change(name, { report, seconds: (this.#now() - since) / 1000 });
    this.#preferences.setLessonResult(name, report.outcome.held ? 'held' : 'did-not-hold');
  }

  cancel(): void {
    this.#runs += 1;
    this.#running = null;
    void this.#mainProcess.request('lesson:cancel', null);
  }

  /** Asks for a file; answers with what is wrong with it, if anything is. */
  async openFile(): Promise<readonly [Problem, ...Problem[]] | null> {
    const answer = await this.#mainProcess.request('lesson:open', null);
    if (answer === null) return null;
    if (!answer.ok) return answer.problems;
    this.reset(fileLessonName);
    this.#opened = answer.value;
    this.#name = fileLessonName;
    return null;
  }

  #change(name: string, change: Partial<Sitting>): void {
    this.#sittings.set(name, { ...this.sittingOf(name), ...change });
  }
}
