import { describe, expect, it } from 'vitest';
import { startingExample } from '../../shared/experiment/starting-example';
import { remedyEffects } from '../../shared/remedies/remedy-effects';
import { offerOf } from './offer';

const data = {
  task: 'classification',
  sampleShape: [2],
  classes: 2,
  trainingRows: 1600,
  validationRows: 400,
} as const;

const context = {
  experiment: startingExample,
  drawnDepth: 10,
  data,
  effects: remedyEffects(startingExample.network, startingExample.remedies, data),
  known: [],
};

const relu = { change: 'relu', edit: { remedies: { relu: true } }, why: 'Slope 1.' } as const;

describe('an offer', () => {
  it('warns where the change is known to backfire on this network', () => {
    const { warnings } = offerOf(relu, context);
    expect(warnings.map(({ code }) => code)).toContain('relu-with-small-weights');
  });

  it('says a warning once where the reason ends in it', () => {
    const [warning] = offerOf(relu, context).warnings;
    const why = `Slope 1. But: ${warning?.message ?? ''}`;
    expect(offerOf({ ...relu, why }, context).why).toBe('Slope 1.');
  });

  it('does not repeat a warning that holds already', () => {
    const known = offerOf(relu, context).warnings.map(({ code }) => code);
    expect(offerOf(relu, { ...context, known }).warnings).toEqual([]);
  });

  it('says which layers it touches, and that it starts a run', () => {
    expect(offerOf(relu, context).does).toEqual([
      context.effects.toggles.relu.summary,
      expect.stringContaining('paired run'),
    ]);
  });

  it('leaves the document alone where the edit is no overlay, and says so', () => {
    const edit = { training: { optimizer: { learningRate: 0.5 } } };
    const { does, variant } = offerOf({ change: 'learning-rate', edit, why: '' }, context);
    expect(variant.kind).toBe('aside');
    expect(does.join(' ')).toContain('until you keep it');
  });

  it('warns of nothing before the data is known', () => {
    expect(offerOf(relu, { ...context, data: null, effects: null }).warnings).toEqual([]);
  });
});
