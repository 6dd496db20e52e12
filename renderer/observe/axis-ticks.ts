import { layerTicks } from './layer-name';
import { axisFloor } from './log-axis';
import { shareWords, tickWords } from './number-words';
import { decadeTicks, powerOfTen } from './powers-of-ten';
import type { Picture } from './picture';
import { roundTicks } from './round-ticks';

export interface AxisTick {
  readonly value: number;
  readonly label: string;
}

/** Distance of labels that looks calm, in px, and the least that can be read. */
const room = { decades: 19, linear: 36, epochs: 56 } as const;
const leastRoom = 12;
/** More labels than the first make an axis restless, however tall it is; sparser than fifths is worse. */
const mostDecades = { calm: 7, atAll: 9 } as const;
const fewDecades = 5;

/** height: of the plot, in px. */
export function verticalTicks(axis: Picture['y'], height: number): readonly AxisTick[] {
  if (axis.scale === 'linear') {
    const most = Math.max(2, Math.floor(height / room.linear));
    const { step, values } = roundTicks(axis.low, axis.high, most);
    const words = (value: number) =>
      axis.unit === 'share' ? shareWords(value) : tickWords(value, step);
    return values.map((value) => ({ value, label: words(value) }));
  }
  const fitting = Math.max(2, Math.floor(height / room.decades));
  const calm = decadeTicks(axis.low, axis.high, Math.min(mostDecades.calm, fitting));
  const decades =
    calm.length >= fewDecades
      ? calm
      : decadeTicks(axis.low, axis.high, Math.min(mostDecades.atAll, fitting));
  const ticks = decades.map((value) => ({ value, label: powerOfTen(value) }));
  if (!axis.hasZeroStrip) return ticks;
  const floor = axisFloor(axis, height);
  const zero = { value: (floor + axis.low) / 2, label: '0' };
  const nearest = zero.value + (leastRoom * (axis.high - floor)) / height;
  return [zero, ...ticks.filter(({ value }) => value >= nearest)];
}

/** width: of the plot, in px. */
export function horizontalTicks(axis: Picture['x'], width: number): readonly AxisTick[] {
  if (axis.scale === 'layers') {
    return layerTicks(axis.names.length).map((value) => {
      return { value, label: axis.names[value - 1] ?? '' };
    });
  }
  const most = Math.max(2, Math.floor(width / room.epochs));
  const { step, values } = roundTicks(axis.low, axis.high, most, 1);
  return values.map((value) => ({ value, label: tickWords(value, step) }));
}
