import type { Experiment } from '../experiment';

/** A network to start from, in a size of one's own where it has one. */
export interface Template {
  readonly name: string;
  readonly title: string;
  /** One line: what it is good for. */
  readonly summary: string;
  /** Numbers to choose; each starts at `usual`. */
  readonly sizes: readonly TemplateSize[];
  /** Sizes that are left out are the usual ones. */
  readonly build: (sizes?: Readonly<Record<string, number>>) => Experiment;
}

export interface TemplateSize {
  readonly field: string;
  readonly label: string;
  readonly least: number;
  readonly most: number;
  readonly usual: number;
}

/** The size asked for, within what the template takes. */
export function sizeOf(
  { field, least, most, usual }: TemplateSize,
  sizes: Readonly<Record<string, number>> = {},
): number {
  return Math.min(most, Math.max(least, Math.round(sizes[field] ?? usual)));
}
