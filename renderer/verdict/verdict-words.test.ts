import { describe, expect, it } from 'vitest';
import { verdictCodes } from '../../shared/diagnosis/verdict';
import { confidenceWords, emphasized, verdictWords, withChartNumbers } from './verdict-words';

describe('the words of verdicts', () => {
  it('give every verdict a title of its own', () => {
    const titles = verdictCodes.map((code) => verdictWords[code].title);
    expect(new Set(titles).size).toBe(verdictCodes.length);
  });

  it.each([
    [0.97, '97 %'],
    [1, '99 %'],
    [0, '1 %'],
  ])('say a confidence of %d as %s, never as certain', (confidence, words) => {
    expect(confidenceWords(confidence)).toBe(words);
  });

  it.each([
    ['It moves by 1.2e-9 of its size.', 'It moves by 1.2·10⁻⁹ of its size.'],
    ['It receives 1/2.0e8 of it.', 'It receives 5.0·10⁻⁹ of it.'],
    ['It receives 1/500 of it.', 'It receives 1/500 of it.'],
    ['It receives 3.0e7 times it.', 'It receives 3.0·10⁷ times it.'],
    ['Layer d1e2 and a rate of 0.1', 'Layer d1e2 and a rate of 0.1'],
  ])('write the numbers of %j as charts do', (sentence, words) => {
    expect(withChartNumbers(sentence)).toBe(words);
  });

  it('let measured numbers stand out, and counts not', () => {
    const parts = emphasized('In 10 layers ×0.12 is lost: 5.0·10⁻⁹ or 1/500, 12 % and 0.693.');
    const strong = parts.filter((part) => part.strong).map(({ text }) => text);
    expect(strong).toEqual(['×0.12', '5.0·10⁻⁹', '1/500', '12 %', '0.693']);
    expect(parts.map(({ text }) => text).join('')).toBe(
      'In 10 layers ×0.12 is lost: 5.0·10⁻⁹ or 1/500, 12 % and 0.693.',
    );
  });
});
