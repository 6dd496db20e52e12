import { describe, expect, it } from 'vitest';
import { noRemedies } from '../../shared/experiment/remedies';
import { GridRun } from './grid-run.svelte';
import { combinationWords, effectsOnLoss, gridSentences, headWords } from './grid-words';
import { endedRun, resultOf } from './testing/ended-run';

const vanishing = endedRun(0.7, 'vanishing-gradient');
const healthy = endedRun(0.1, 'healthy');

describe('the words of a combination', () => {
  it('say how many seeds agree where not all do, and how far they are apart', () => {
    const result = resultOf(['relu'], [healthy, endedRun(0.2, 'healthy', 2), vanishing]);
    expect(combinationWords(result)).toBe(
      'ReLU: Healthy, 2 of 3; final loss 0.200; seeds 0.100 to 0.700',
    );
  });

  it('count those that have ended while others are on their way', () => {
    const waiting = new GridRun({ remedies: noRemedies, seed: 3, shape: '' });
    expect(headWords(resultOf(['relu'], [healthy, waiting]))).toBe('Healthy');
    expect(headWords(resultOf(['relu'], [healthy, vanishing, waiting]))).toBe('Healthy, 1 of 2');
    waiting.hear({ place: 0, kind: 'dropped' });
    expect(headWords(resultOf(['relu'], [healthy, waiting]))).toBe('Healthy, 1 of 2');
  });

  it('say what it waits for before anything has ended', () => {
    const run = new GridRun({ remedies: noRemedies, seed: 1, shape: '' });
    expect(headWords(resultOf([], [run]))).toBe('waiting');
    run.hear({ place: 0, kind: 'begun', run: 'a' });
    expect(headWords(resultOf([], [run]))).toBe('compiling');
    run.hear({ place: 0, kind: 'losses', from: 1, losses: [0.7, 0.6] });
    expect(headWords(resultOf([], [run]))).toBe('epoch 2');
    run.hear({ place: 0, kind: 'failed', problem: { code: 'engine-ended', message: '' } });
    expect(headWords(resultOf([], [run]))).toBe('failed');
  });
});

describe('the sentences of a grid', () => {
  it('name the best, the least that cures, and who ends in which way', () => {
    const results = [
      resultOf([], [vanishing]),
      resultOf(['relu'], [endedRun(0.3, 'healthy')]),
      resultOf(['relu', 'residual'], [healthy]),
    ];
    expect(gridSentences(results)).toEqual([
      'Lowest loss: ReLU + residual, 0.100.',
      'Cures on its own: ReLU.',
      'Vanishing gradient in 1 of 3: no remedy.',
      'Healthy in 2 of 3: ReLU, ReLU + residual.',
    ]);
  });

  it('say so where only several remedies cure together', () => {
    const results = [
      resultOf([], [vanishing]),
      resultOf(['relu'], [vanishing]),
      resultOf(['relu', 'xavier'], [healthy]),
    ];
    expect(gridSentences(results)).toContain(
      'No remedy cures alone. Fewest together: ReLU + Xavier.',
    );
  });

  it('say so where nothing is wrong, and where nothing helps', () => {
    expect(gridSentences([resultOf([], [healthy]), resultOf(['relu'], [healthy])])).toContain(
      'The network trains well without any remedy.',
    );
    expect(gridSentences([resultOf([], [vanishing]), resultOf(['relu'], [vanishing])])).toContain(
      'No combination trains well.',
    );
  });

  it('leave out what failed, and say so', () => {
    const lost = new GridRun({ remedies: noRemedies, seed: 1, shape: '' });
    lost.hear({ place: 0, kind: 'failed', problem: { code: 'engine-ended', message: '' } });
    const results = [
      resultOf([], [vanishing]),
      resultOf(['relu'], [healthy]),
      resultOf(['xavier'], [lost]),
    ];
    expect(gridSentences(results)).toEqual([
      'Lowest loss: ReLU, 0.100.',
      'Cures on its own: ReLU.',
      'Vanishing gradient in 1 of 2: no remedy.',
      'Healthy in 1 of 2: ReLU.',
      'Failed: Xavier.',
    ]);
  });

  it('judge nothing as a whole while a combination is not known', () => {
    const waiting = resultOf(['relu'], []);
    expect(gridSentences([resultOf([], [vanishing]), waiting])).toEqual([
      'Vanishing gradient in 1 of 1: no remedy.',
    ]);
  });
});

describe('what a remedy does to the loss', () => {
  it('is the middle over the combinations with it against those without, most helpful first', () => {
    const results = [
      resultOf([], [endedRun(0.7, 'vanishing-gradient')]),
      resultOf(['residual'], [endedRun(0.5, 'healthy')]),
      resultOf(['relu'], [endedRun(0.3, 'healthy')]),
      resultOf(['relu', 'residual'], [endedRun(0.1, 'healthy')]),
    ];
    const effects = effectsOnLoss(['residual', 'relu'], results);
    expect(effects.map(({ title }) => title)).toEqual(['ReLU', 'Residual']);
    expect(effects[0]?.withIt).toBeCloseTo(0.2);
    expect(effects[0]?.without).toBeCloseTo(0.6);
  });

  it('is not told while a combination is missing or lost its numbers', () => {
    const known = resultOf([], [healthy]);
    expect(effectsOnLoss(['relu'], [known, resultOf(['relu'], [])])).toEqual([]);
    const lost = resultOf(['relu'], [endedRun(NaN, 'exploding-gradient')]);
    expect(effectsOnLoss(['relu'], [known, lost])).toEqual([]);
  });
});
