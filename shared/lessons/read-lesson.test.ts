import { describe, expect, it } from 'vitest';
import { anyDescription } from '../signals/testing/any-description';
import type { RunRecord } from '../diagnosis/diagnose';
import { startingExample } from '../experiment/starting-example';
import { lessonFromFile } from './lesson-from-file';
import { checkTrainedLesson } from './lesson-outcome';
import { readLesson } from './read-lesson';

const lesson = {
  format: 'gradient-lab/lesson',
  version: 1,
  title: 'A flat loss',
  text: { about: 'Ten layers.', see: 'Nothing moves.', why: 'It vanishes.', try: 'Batch norm.' },
  question: {
    asks: 'Why?',
    choices: ['it vanishes', 'it explodes'],
    answer: 'it vanishes',
    because: 'So.',
  },
  experiments: [{ id: 'plain', title: 'Plain', experiment: startingExample }],
  expectations: [
    {
      quantity: 'Loss',
      expected: 0.693,
      tolerance: 0.01,
      measure: { of: 'loss', experiment: 'plain' },
    },
    {
      quantity: 'Delta of the first layer before training',
      expected: 1e-4,
      least: 0,
      most: 1e-3,
      measure: { of: 'signal', signal: 'delta-rms', layer: 1, epoch: 0, experiment: 'plain' },
    },
  ],
};

function problemsOf(change: Readonly<Record<string, unknown>>): readonly string[] {
  const read = readLesson(JSON.stringify({ ...lesson, ...change }));
  return read.ok ? [] : read.problems.map(({ message }) => message);
}

describe('readLesson', () => {
  it('reads a lesson', () => {
    expect(problemsOf({})).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    ['another kind of file', { format: 'gradient-lab/experiment' }, /not a Gradient Lab lesson/],
    ['a newer version', { version: 2 }, /written for a newer Gradient Lab/],
    ['an unknown field', { colour: 'red' }, /^colour: .*unknown field/],
    ['a missing field', { title: undefined }, /^title is missing: expected/],
    [
      'an answer that cannot be chosen',
      { question: { ...lesson.question, answer: 'magic' } },
      /^question\.answer: expected one of the choices, found "magic"/,
    ],
    [
      'a measure of no experiment',
      {
        expectations: [{ ...lesson.expectations[0], measure: { of: 'loss', experiment: 'deep' } }],
      },
      /^expectations\[0\]\.measure\.experiment: expected the id of an experiment \(plain\), found "deep"/,
    ],
    [
      'an expectation without bounds',
      { expectations: [{ ...lesson.expectations[0], tolerance: undefined }] },
      /^expectations\[0\]\.tolerance: expected a tolerance, or both least and most/,
    ],
    [
      'an experiment with a fault in it',
      {
        experiments: [
          { ...lesson.experiments[0], experiment: { ...startingExample, seed: 'one' } },
        ],
      },
      /^experiments\[0\]\.experiment\.seed: expected .* found "one"/,
    ],
  ])('refuses %s in words', (_, change, words) => {
    expect(problemsOf(change).join('\n')).toMatch(words);
  });

  it('says where text is not JSON', () => {
    const read = readLesson('{"format": }');
    expect(read.ok ? '' : read.problems[0].message).toMatch(/^Line 1, column 12/);
  });
});

describe('a lesson from a file', () => {
  const run: RunRecord = {
    experiment: startingExample,
    description: { ...anyDescription },
    reports: [0, 1].map((epoch) => ({
      epoch,
      loss: epoch === 0 ? null : 0.69,
      accuracy: null,
      validationLoss: null,
      validationAccuracy: null,
      signals: { 'delta-rms': [2e-4, 0.5] },
      traces: [],
    })),
    totals: null,
  };

  it('measures what its file says', () => {
    const read = readLesson(JSON.stringify(lesson));
    if (!read.ok) throw new Error(read.problems[0].message);
    const { outcome, charts } = checkTrainedLesson(
      lessonFromFile(read.value),
      new Map([['plain', run]]),
    );
    expect(outcome.checks.map(({ measured }) => measured)).toEqual([0.69, 2e-4]);
    expect(outcome.held).toBe(true);
    expect(charts[0]?.lines[0]?.y).toEqual([0.69 / Math.LN2]);
  });
});
