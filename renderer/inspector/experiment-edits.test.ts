import { describe, expect, it } from 'vitest';
import { startingExample } from '../../shared/experiment/starting-example';
import { dataFrom, optimizerOf, scalingOf, withDataField, withScaling } from './experiment-edits';

const { data, training } = startingExample;

describe('dataFrom', () => {
  it('keeps how rows are prepared and takes the new source’s own defaults', () => {
    const prepared = withScaling(withDataField(data, 'validation', 0.3), 'min-max');
    const spirals = dataFrom('spirals', null, prepared);
    expect(spirals).toMatchObject({ source: 'spirals', validation: 0.3, scaling: 'min-max' });
    expect(scalingOf(spirals)).toBe('min-max');
  });

  it('takes a path for files', () => {
    expect(dataFrom('csv', '/data/table.csv', data)).toMatchObject({
      source: 'csv',
      path: '/data/table.csv',
    });
  });
});

describe('withScaling', () => {
  it.each(['z-score', 'min-max', 'none'] as const)('sets %s whatever was set before', (scaling) => {
    for (const before of ['z-score', 'min-max', 'none'] as const) {
      expect(scalingOf(withScaling(withScaling(data, before), scaling))).toBe(scaling);
    }
  });
});

describe('withDataField', () => {
  it('changes one field and leaves the scaling alone', () => {
    const unscaled = withScaling(data, 'none');
    const changed = withDataField(unscaled, 'samples', 500);
    expect(changed).toMatchObject({ samples: 500 });
    expect(scalingOf(changed)).toBe('none');
  });

  it('takes an optional field away again', () => {
    const csv = withDataField(dataFrom('csv', '/t.csv', data), 'target', 'species');
    expect(csv).toMatchObject({ target: 'species' });
    expect(withDataField(csv, 'target', undefined)).not.toHaveProperty('target');
  });
});

describe('optimizerOf', () => {
  it('keeps the learning rate and takes Keras’s defaults for the rest', () => {
    expect(optimizerOf('adam', training.optimizer)).toMatchObject({
      type: 'adam',
      learningRate: training.optimizer.learningRate,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-7,
    });
  });
});
