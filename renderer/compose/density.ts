/**
 * How closely the canvas is drawn. Text keeps its size whatever the density, so that a long network loses
 * air and detail before it loses legibility.
 */
export interface Density {
  readonly name: DensityName;
  readonly width: number;
  readonly height: number;
  /** Space between two columns and between two lanes. */
  readonly gapX: number;
  readonly gapY: number;
  /** How skips run below the nodes: their distance from node and skip, and whether they are labelled. */
  readonly skip: { readonly stub: number; readonly step: number; readonly label: boolean };
  /** What the zoom display calls a viewport zoom of 1. */
  readonly zoom: number;
}

export type DensityName = 'roomy' | 'regular' | 'compact' | 'small';

const wide = { stub: 12, step: 10, label: true } as const;
const narrow = { stub: 5, step: 4, label: false } as const;

/** From the most generous to the closest. */
export const densities: readonly Density[] = [
  { name: 'roomy', width: 96, height: 172, gapX: 46, gapY: 44, skip: wide, zoom: 1 },
  { name: 'regular', width: 85, height: 172, gapX: 25, gapY: 40, skip: wide, zoom: 1 },
  { name: 'compact', width: 64, height: 136, gapX: 11, gapY: 28, skip: narrow, zoom: 0.72 },
  { name: 'small', width: 64, height: 44, gapX: 11, gapY: 12, skip: narrow, zoom: 0.5 },
];

/** Positions in files are in px of this density, whatever the canvas is drawn in. */
export const regularDensity: Density = densityNamed('regular');

function densityNamed(name: DensityName): Density {
  const density = densities.find((candidate) => candidate.name === name);
  if (density === undefined) throw new Error(`no density is named ${name}`);
  return density;
}

export function columnPitch(density: Density): number {
  return density.width + density.gapX;
}

export function lanePitch(density: Density): number {
  return density.height + density.gapY;
}
