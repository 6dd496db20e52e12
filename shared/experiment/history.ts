/** What was done, what is, and what was undone: plain data, so that any state can be kept in it. */
export interface History<State> {
  readonly past: readonly Change<State>[];
  readonly present: State;
  /** The next one to redo first. */
  readonly future: readonly Change<State>[];
}

/** A change seen from the present: `state` is what undoing (or redoing) it gives. */
export interface Change<State> extends ChangeName {
  readonly state: State;
}

export interface ChangeName {
  /** For the menu: Undo <label>. */
  readonly label: string;
  /**
   * Changes in a row with one key are one change to whoever undoes them: the strokes of a slider, the letters of a
   * name. null: always a change of its own.
   */
  readonly key: string | null;
}

const mostChanges = 500;

export function historyOf<State>(present: State): History<State> {
  return { past: [], present, future: [] };
}

export function record<State>(
  history: History<State>,
  next: State,
  { label, key }: ChangeName,
): History<State> {
  if (next === history.present) return history;
  const last = history.past.at(-1);
  const continues =
    key !== null && last?.key === key && history.future.length === 0 && last.label === label;
  if (continues) return { ...history, present: next };
  const change = { state: history.present, label, key };
  return { past: [...history.past, change].slice(-mostChanges), present: next, future: [] };
}

/** Ends a row of changes with one key: the next one is a change of its own. */
export function settle<State>(history: History<State>): History<State> {
  const last = history.past.at(-1);
  if (last === undefined || last.key === null) return history;
  return { ...history, past: [...history.past.slice(0, -1), { ...last, key: null }] };
}

export function undo<State>(history: History<State>): History<State> {
  const last = history.past.at(-1);
  if (last === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: last.state,
    future: [{ state: history.present, label: last.label, key: null }, ...history.future],
  };
}

export function redo<State>(history: History<State>): History<State> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return {
    past: [...history.past, { state: history.present, label: next.label, key: null }],
    present: next.state,
    future,
  };
}

/** What undo would take back, for the menu; null: nothing. */
export function undoLabel(history: History<unknown>): string | null {
  return history.past.at(-1)?.label ?? null;
}

export function redoLabel(history: History<unknown>): string | null {
  return history.future[0]?.label ?? null;
}
