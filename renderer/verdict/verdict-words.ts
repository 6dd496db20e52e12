import type { VerdictCode } from '../../shared/diagnosis/verdict';
import { magnitudeWords } from '../observe/number-words';

/** How loud a verdict is: the tint of its head and the colour of its evidence. */
export type Tone = 'good' | 'warn' | 'problem' | 'neutral';

export interface VerdictWords {
  readonly title: string;
  readonly tone: Tone;
}

export const verdictWords: Readonly<Record<VerdictCode, VerdictWords>> = {
  healthy: { title: 'Healthy', tone: 'good' },
  'vanishing-gradient': { title: 'Vanishing gradient', tone: 'problem' },
  'exploding-gradient': { title: 'Exploding gradient', tone: 'problem' },
  'learning-rate-too-high': { title: 'Learning rate too high', tone: 'problem' },
  'learning-rate-too-low': { title: 'Learning rate too low', tone: 'warn' },
  'dead-units': { title: 'Dead units', tone: 'problem' },
  'saturated-units': { title: 'Saturated units', tone: 'problem' },
  'symmetric-weights': { title: 'Symmetric weights', tone: 'problem' },
  'shattered-gradient': { title: 'Shattered gradient', tone: 'warn' },
  'data-fault': { title: 'Data fault', tone: 'problem' },
  'too-early': { title: 'Too early to tell', tone: 'neutral' },
};

/** "97 %": nothing measured is ever certain, so neither 0 nor 100. */
export function confidenceWords(confidence: number): string {
  return `${Math.min(99, Math.max(1, Math.round(100 * confidence)))} %`;
}

/** Numbers in a sentence as charts write them: "1.2e-9" as "1.2·10⁻⁹", and "1/1.2e8" as the share that it is. */
export function withChartNumbers(sentence: string): string {
  return sentence
    .replace(/1\/(\d+(?:\.\d+)?e\d+)/g, (_, divisor: string) => magnitudeWords(1 / Number(divisor)))
    .replace(/(?<![\w.])-?\d+(?:\.\d+)?e-?\d+/g, (number) => magnitudeWords(Number(number)));
}

/** A sentence in pieces, of which the measured numbers are to stand out; plain counts are not. */
export function emphasized(
  sentence: string,
): readonly { readonly text: string; readonly strong: boolean }[] {
  const measured = /(×\S*\d|1\/\d[\d.]*|\d[\d.]*·10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d+\.\d+|\d+ %)/;
  return sentence
    .split(measured)
    .map((text, index) => ({ text, strong: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
}
