import type { Preferences as Values } from '../../shared/messages/preferences';
import { Debounce } from './debounce';
import type { MainProcess } from './main-process';

/** What is remembered from start to start; written a moment after the last change. */
export class Preferences {
  readonly #mainProcess: MainProcess;
  readonly #writing = new Debounce(300);
  #values: Values;

  constructor(mainProcess: MainProcess, values: Values) {
    this.#mainProcess = mainProcess;
    this.#values = $state.raw(values);
  }

  get theme(): Values['theme'] {
    return this.#values.theme;
  }

  /** null: full speed. */
  get epochsPerSecond(): number | null {
    return this.#values.epochsPerSecond;
  }

  /** Where to train. */
  get device(): Values['device'] {
    return this.#values.device;
  }

  setDevice(device: Values['device']): void {
    this.#change({ ...this.#values, device });
  }

  /** Lessons that were run, by name. */
  get lessonResults(): Values['lessons'] {
    return this.#values.lessons;
  }

  get lessonText(): Values['lessonText'] {
    return this.#values.lessonText;
  }

  get lessonAnswersHidden(): boolean {
    return this.#values.lessonAnswersHidden;
  }

  /** Size in px of the pane, or the given one where the user never moved it. */
  pane(name: string, otherwise: number): number {
    return this.#values.panes[name] ?? otherwise;
  }

  setTheme(theme: Values['theme']): void {
    this.#change({ ...this.#values, theme });
    // At once: main tells the operating system which theme menus and scroll bars have.
    this.#writing.flush();
  }

  setPace(epochsPerSecond: number | null): void {
    this.#change({ ...this.#values, epochsPerSecond });
  }

  /** null: as if it had never been run. */
  setLessonResult(name: string, result: Values['lessons'][string] | null): void {
    const { [name]: _before, ...others } = this.#values.lessons;
    const lessons = result === null ? others : { ...others, [name]: result };
    this.#change({ ...this.#values, lessons });
  }

  setLessonText(lessonText: Values['lessonText']): void {
    this.#change({ ...this.#values, lessonText });
  }

  hideLessonAnswers(lessonAnswersHidden: boolean): void {
    this.#change({ ...this.#values, lessonAnswersHidden });
  }

  /** Repeated groups that are drawn layer by layer, of each experiment. */
  readonly unfolded = {
    read: () => this.#values.unfolded,
    write: (unfolded: Values['unfolded']) => this.#change({ ...this.#values, unfolded }),
  };

  /** Single weights that are followed, of each experiment. */
  readonly picks = {
    read: () => this.#values.picks,
    write: (picks: Values['picks']) => this.#change({ ...this.#values, picks }),
  };

  resizePane(name: string, size: number): void {
    this.#change({ ...this.#values, panes: { ...this.#values.panes, [name]: size } });
  }

  forgetPane(name: string): void {
    const { [name]: _forgotten, ...panes } = this.#values.panes;
    this.#change({ ...this.#values, panes });
  }

  #change(values: Values): void {
    this.#values = values;
    this.#writing.later(() => {
      void this.#mainProcess.request('preferences:write', this.#values);
    });
  }
}
