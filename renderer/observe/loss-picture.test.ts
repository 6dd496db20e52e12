import { describe, expect, it } from 'vitest';
import { lossPicture } from './loss-picture';
import type { LossQuantity } from './loss-picture';
import { observedRunOf } from './testing/observed-run-of';

const everything = { from: 0, to: 40 };

const flat = observedRunOf({
  name: 'run 1',
  layers: 2,
  loss: [null, 0.7, 0.694],
  validationLoss: [null, 0.695, 0.693],
});
const cured = observedRunOf({ name: 'run 2', layers: 2, loss: [null, 0.6, 0.06] });

function pictureOf(quantity: LossQuantity, run = flat, compared: typeof flat | null = null) {
  return lossPicture({ run, compared, range: everything, quantity });
}

describe('lossPicture', () => {
  it('draws training as a line that begins with its first loss, validation as dots', () => {
    const { series } = pictureOf('loss');
    expect(series.map(({ label, marks, points }) => ({ label, marks, points }))).toEqual([
      {
        label: 'validation loss',
        marks: 'hollow-dots',
        points: [
          { x: 1, y: 0.695 },
          { x: 2, y: 0.693 },
        ],
      },
      {
        label: 'training loss',
        marks: 'line',
        points: [
          { x: 1, y: 0.7 },
          { x: 2, y: 0.694 },
        ],
      },
    ]);
  });

  it('names the loss of knowing nothing', () => {
    expect(pictureOf('loss').reference).toEqual({
      at: Math.LN2,
      words: 'ln 2 = 0.693: no better than a coin flip',
    });
  });

  it('draws the compared run dashed and tells both by name', () => {
    const { series } = pictureOf('loss', cured, flat);
    expect(series.map(({ run, style, direct }) => [run, style, direct?.lines])).toEqual([
      ['run 1', 'dashed', ['run 1 0.694']],
      ['run 2', 'solid', ['run 2 0.060']],
    ]);
  });

  it('labels the end of the shown range, and lists the newest value', () => {
    const { series } = lossPicture({
      run: flat,
      compared: null,
      range: { from: 0, to: 1 },
      quantity: 'loss',
    });
    expect(series[1]).toMatchObject({ last: '0.694', direct: { lines: ['train 0.700'] } });
  });

  it.each([
    { losses: [null, 0.7, 0.69], high: 0.8 },
    // Three times the start at most: what explodes leaves through the top.
    { losses: [null, 0.7, 900], high: 3 },
  ])('ends the axis of $losses at $high', ({ losses, high }) => {
    const run = observedRunOf({ layers: 2, loss: losses });
    expect(pictureOf('loss', run).y).toMatchObject({ low: 0, high });
  });

  it('marks a loss that is not finite instead of leaving a gap', () => {
    const run = observedRunOf({ layers: 2, loss: [null, 0.7, NaN, Infinity] });
    const [training] = pictureOf('loss', run).series;
    expect(training).toMatchObject({ notFinite: [2, 3], last: 'not finite' });
  });

  it('shows accuracy in per cent against chance', () => {
    const run = observedRunOf({ layers: 2, loss: [null, 0.7], accuracy: [null, 0.963] });
    const picture = pictureOf('accuracy', run);
    expect(picture.y).toMatchObject({ low: 0, high: 1, unit: 'share' });
    expect(picture.reference).toMatchObject({ at: 0.5 });
    expect(picture.series[0]).toMatchObject({ label: 'training accuracy', last: '96.3 %' });
  });

  it('can stand on a log axis', () => {
    const run = observedRunOf({ layers: 2, loss: [null, 1, 0.01, 1e-6] });
    const picture = pictureOf('log-loss', run);
    expect(picture.y).toMatchObject({ scale: 'decades', low: -6, high: 0 });
    expect(picture.series[0]?.points.map(({ y }) => y)).toEqual([0, -2, -6]);
    expect(picture.reference?.at).toBeCloseTo(Math.log10(Math.LN2), 12);
  });

  it('thins validation out to at most 25 dots and keeps the last', () => {
    const losses = Array.from({ length: 401 }, (_, epoch) => (epoch === 0 ? null : 0.5));
    const run = observedRunOf({ layers: 2, loss: losses, validationLoss: losses });
    const [validation] = lossPicture({
      run,
      compared: null,
      range: { from: 0, to: 400 },
      quantity: 'loss',
    }).series;
    expect(validation?.points.length).toBeLessThanOrEqual(25);
    expect(validation?.points.at(-1)?.x).toBe(400);
  });
});
