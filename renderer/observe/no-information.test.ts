import { describe, expect, it } from 'vitest';
import { chanceReference, noInformationReference } from './no-information';

function known(task: 'classification' | 'regression', noInformationLoss: number, units: number) {
  const output = { id: 'output', title: 'Output', depth: 1, parameters: 1 };
  return { task, noInformationLoss, layers: [{ ...output, kernelShape: [8, units] }] };
}

describe('the no-information line', () => {
  it.each([
    [2, Math.log(2), 'ln 2 = 0.693: no better than a coin flip'],
    [3, Math.log(3), 'ln 3 = 1.099: a guess among three classes'],
    [10, 2.3024, 'ln 10 = 2.302: a guess among ten classes'],
    [100, Math.log(100), 'ln 100 = 4.605: a guess among 100 classes'],
    // 9 of 10 rows in one class: -(0.9 ln 0.9 + 0.1 ln 0.1)
    [2, 0.3251, '0.325: knows only how common each class is'],
    [1, 0, '0.000: knows only how common each class is'],
  ])('of %i classes at %f says "%s"', (classes, loss, words) => {
    expect(noInformationReference(known('classification', loss, classes))).toEqual({
      at: loss,
      words,
    });
  });

  it('of a regression is the variance of the target', () => {
    expect(noInformationReference(known('regression', 1.5, 1)).words).toBe(
      'variance = 1.500: always guesses the mean',
    );
  });
});

describe('the chance line of accuracy', () => {
  it('is one over the number of balanced classes', () => {
    expect(chanceReference(known('classification', Math.log(4), 4))).toEqual({
      at: 0.25,
      words: '25 %: a guess among four classes',
    });
  });

  it.each([known('regression', 1, 1), known('classification', 0.3251, 2)])(
    'is left out where a guess has no single accuracy',
    (description) => {
      expect(chanceReference(description)).toBeNull();
    },
  );
});
