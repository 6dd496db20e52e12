/** What a number field takes. */
export interface NumberRule {
  readonly whole?: boolean;
  readonly least?: number;
  readonly most?: number;
  /** Distance of one press of a stepper; without one, fractions step by a tenth of their magnitude. */
  readonly step?: number;
}

/** Why the typed text is no such number, in words; null where it is one. */
export function numberProblem(text: string, rule: NumberRule): string | null {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) return 'Type a number, such as 32 or 0.01.';
  if (rule.whole === true && !Number.isInteger(value)) return 'Type a whole number.';
  const { least, most } = rule;
  if (least !== undefined && most !== undefined && (value < least || value > most)) {
    return `Type a number from ${least} to ${most}.`;
  }
  if (least !== undefined && value < least) return `Type a number of at least ${least}.`;
  if (most !== undefined && value > most) return `Type a number of at most ${most}.`;
  return null;
}

/** The value one stepper press away, kept inside the rule and free of binary dust such as 0.30000000000000004. */
export function stepped(value: number, direction: 1 | -1, rule: NumberRule): number {
  const step = rule.step ?? (rule.whole === true ? 1 : naturalStep(value, direction));
  const next = Number((value + direction * step).toPrecision(12));
  return Math.min(rule.most ?? Infinity, Math.max(rule.least ?? -Infinity, next));
}

/** A tenth of the value's decade, so that 0.1 goes to 0.2 and down to 0.09. */
function naturalStep(value: number, direction: 1 | -1): number {
  if (value === 0) return 0.1;
  const magnitude = Math.abs(value);
  const decade = 10 ** Math.floor(Math.log10(magnitude) + 1e-9);
  const shrinking = Math.sign(value) !== direction;
  return shrinking && Math.abs(magnitude / decade - 1) < 1e-9 ? decade / 10 : decade;
}
