/**
 * What can go wrong for a person is a value: a code, the place, words, and where there is one a fix.
 * Exceptions are for bugs.
 */
export interface Problem {
  readonly code: string;
  /** One plain sentence: what is wrong. */
  readonly message: string;
  /** One plain sentence: what to do about it, where something can be done. */
  readonly hint?: string;
  readonly place?: Place;
}

export type Place =
  | { readonly kind: 'layer'; readonly layer: string }
  | { readonly kind: 'connection'; readonly from: string; readonly to: string }
  | { readonly kind: 'field'; readonly path: string }
  | {
      readonly kind: 'file';
      readonly file: string;
      readonly line?: number;
      readonly column?: number;
    }
  | { readonly kind: 'epoch'; readonly epoch: number; readonly layer?: string };

/** Either a value or the problems (at least one) that kept it from being made. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly [Problem, ...Problem[]] };

export function succeed<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function fail(problem: Problem, ...more: readonly Problem[]): Result<never> {
  return { ok: false, problems: [problem, ...more] };
}
