/** Time as the trainer sees it; tests give one that they move by hand. */
export interface Clock {
  /** Milliseconds since some fixed moment. */
  readonly now: () => number;
  /** Calls back once after the given time unless cancelled first. */
  readonly schedule: (milliseconds: number, callback: () => void) => CancelSchedule;
}

export type CancelSchedule = () => void;

export const systemClock: Clock = {
  now: () => performance.now(),
  schedule: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};
