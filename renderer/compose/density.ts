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
  /** What the zoom display calls a viewport zoom of 1. */
  readonly zoom: number;
}

export type DensityName = 'roomy' | 'regular' | 'compact' | 'small';

/** From the most generous to the closest. */
export const densities: readonly Density[] = [
  { name: 'roomy', width: 96, height: 172, gapX: 46, gapY: 44, zoom: 1 },
  { name: 'regular', width: 85, height: 172, gapX: 25, gapY: 40, zoom: 1 },
  { name: 'compact', width: 64, height: 136, gapX: 11, gapY: 28, zoom: 0.72 },
  { name: 'small', width: 64, height: 44, gapX: 11, gapY: 12, zoom: 0.5 },
];

/** Positions in files are in px of this density, whatever the canvas is drawn in. */
export const regularDensity: Density = densityNamed('regular');

export function densityNamed(name: DensityName): Density {
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
