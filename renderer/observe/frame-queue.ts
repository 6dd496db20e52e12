/** When the browser paints next, and how late it is; replaced in tests. */
export interface Frames {
  readonly request: (callback: () => void) => void;
  /** Milliseconds. */
  readonly now: () => number;
}

const browserFrames: Frames = {
  request: (callback) => {
    requestAnimationFrame(callback);
  },
  now: () => performance.now(),
};

/** What a frame of 16.7 ms can spare: the browser paints what is drawn here in about as much time again. */
const budget = 2;

/**
 * Draws each chart at most once a frame, and passes charts on to the next frame when this one's time is
 * used up, so that six charts and a busy run never add up to a dropped frame.
 */
export class FrameQueue {
  readonly #frames: Frames;
  readonly #pending = new Set<() => void>();
  #isRequested = false;

  constructor(frames: Frames = browserFrames) {
    this.#frames = frames;
  }

  /** Asking again before the draw happens changes nothing: it draws what is newest then. */
  request(draw: () => void): void {
    this.#pending.add(draw);
    this.#requestFrame();
  }

  cancel(draw: () => void): void {
    this.#pending.delete(draw);
  }

  #requestFrame(): void {
    if (this.#isRequested) return;
    this.#isRequested = true;
    this.#frames.request(() => {
      this.#isRequested = false;
      this.#drawPending();
    });
  }

  #drawPending(): void {
    const end = this.#frames.now() + budget;
    for (const draw of [...this.#pending]) {
      this.#pending.delete(draw);
      draw();
      if (this.#frames.now() >= end) break;
    }
    if (this.#pending.size > 0) this.#requestFrame();
  }
}
