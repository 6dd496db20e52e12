import { describe, expect, it } from 'vitest';
import { readExperiment, writeExperiment } from '../experiment/read-experiment';
import { holds } from './expectation';
import { checkInitialLesson } from './lesson-outcome';
import { lessons } from './lessons';

describe.each(lessons)('the lesson $name', (lesson) => {
  it('states expectations that its own expected values meet', () => {
    expect(lesson.expectations.length).toBeGreaterThan(0);
    for (const expectation of lesson.expectations) {
      expect(holds(expectation, expectation.expected)).toBe(true);
      expect(Number.isFinite(expectation.most - expectation.least)).toBe(true);
    }
  });

  it('asks a question whose answer is among the choices', () => {
    expect(lesson.question.choices).toContain(lesson.question.answer);
  });

  it('has experiments that survive the way through a file', () => {
    expect(lesson.experiments.length).toBeGreaterThan(0);
    for (const { experiment } of lesson.experiments) {
      expect(readExperiment(writeExperiment(experiment))).toEqual({ ok: true, value: experiment });
    }
  });
});

it('gives every lesson a name of its own', () => {
  expect(new Set(lessons.map(({ name }) => name)).size).toBe(lessons.length);
});

it.each(lessons.filter((lesson) => lesson.kind === 'initial'))(
  'finds what $source derived ($name)',
  (lesson) => {
    const { outcome, charts } = checkInitialLesson(lesson);
    const { checks } = outcome;
    expect(checks.filter(({ held }) => !held)).toEqual([]);
    expect(checks).toHaveLength(lesson.expectations.length);
    expect(charts.length).toBeGreaterThan(0);
    for (const { lines, expected } of charts) {
      for (const { x, y } of lines) expect(y).toHaveLength(x.length);
      for (const { x, least, most } of expected) {
        expect([least.length, most.length]).toEqual([x.length, x.length]);
      }
    }
  },
  // Seconds on a quiet machine; a busy one must not fail the theory.
  60_000,
);
