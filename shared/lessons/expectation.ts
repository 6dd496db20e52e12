/** A number that a lesson expects, and how far from it a measurement may lie. Written before measuring. */
export interface Expectation {
  readonly quantity: string;
  readonly expected: number;
  /** The measurement holds from here ... */
  readonly least: number;
  /** ... to here, both included. */
  readonly most: number;
}

/** Within a share of the expected value on both sides. */
export function within(share: number, quantity: string, expected: number): Expectation {
  const tolerance = share * Math.abs(expected);
  return { quantity, expected, least: expected - tolerance, most: expected + tolerance };
}

/** At most so far from the expected value, in its own unit. */
export function near(tolerance: number, quantity: string, expected: number): Expectation {
  return { quantity, expected, least: expected - tolerance, most: expected + tolerance };
}

/** Not above the expected value, and at most a share of it below. */
export function upTo(expected: number, share: number, quantity: string): Expectation {
  return { quantity, expected, least: expected * (1 - share), most: expected };
}

/** How far a measurement may lie from the expected value on the wider side. */
export function toleranceOf({ expected, least, most }: Expectation): number {
  return Math.max(expected - least, most - expected);
}

/** NaN never holds. */
export function holds({ least, most }: Expectation, measured: number): boolean {
  return measured >= least && measured <= most;
}

/** The same expectation in a unit of which `unit` is one. */
export function inUnitsOf(
  unit: number,
  { quantity, expected, least, most }: Expectation,
): Expectation {
  return { quantity, expected: expected / unit, least: least / unit, most: most / unit };
}
