export interface Closing {
  readonly isRunInProgress: () => boolean;
  readonly hasUnsavedWork: () => boolean;
  readonly askAboutRun: () => Promise<'keep-training' | 'stop-and-close'>;
  readonly askAboutUnsavedWork: () => Promise<'save' | 'discard' | 'cancel'>;
  /** Asks the window to save; how that went comes back by {@link ClosingQuestions.saved}. */
  readonly beginSaving: () => void;
  readonly discardWork: () => Promise<void>;
  readonly closeNow: () => void;
}

/**
 * What is asked before the window closes. While the window saves on the way out, nothing is awaited: should it never
 * answer, closing it once more asks again instead of doing nothing.
 */
export class ClosingQuestions {
  readonly #closing: Closing;
  #stage: 'open' | 'asking' | 'saving' = 'open';

  constructor(closing: Closing) {
    this.#closing = closing;
  }

  async close(): Promise<void> {
    if (this.#stage === 'asking') return;
    this.#stage = 'asking';
    let next: 'open' | 'saving' = 'open';
    try {
      next = await this.#ask();
    } finally {
      this.#stage = next;
    }
  }

  /** The window has saved its work, or not: the user cancelled, or it could not be written. */
  saved(successfully: boolean): void {
    if (this.#stage !== 'saving') return;
    this.#stage = 'open';
    if (successfully) this.#closing.closeNow();
  }

  async #ask(): Promise<'open' | 'saving'> {
    const closing = this.#closing;
    if (closing.isRunInProgress() && (await closing.askAboutRun()) === 'keep-training') {
      return 'open';
    }
    if (closing.hasUnsavedWork()) {
      switch (await closing.askAboutUnsavedWork()) {
        case 'cancel':
          return 'open';
        case 'save':
          closing.beginSaving();
          return 'saving';
        case 'discard':
          await closing.discardWork();
      }
    }
    closing.closeNow();
    return 'open';
  }
}
