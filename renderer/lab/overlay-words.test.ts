import { describe, expect, it } from 'vitest';
import type { DataShape } from '../../shared/data/data-set';
import { noRemedies } from '../../shared/experiment/remedies';
import type { Remedies } from '../../shared/experiment/remedies';
import { startingExample } from '../../shared/experiment/starting-example';
import { applyRemedies } from '../../shared/remedies/apply-remedies';
import { hasOverlays, overlayWords, remedyNames } from './overlay-words';

const moons: DataShape = {
  task: 'classification',
  sampleShape: [2],
  classes: 2,
  trainingRows: 1600,
  validationRows: 400,
};

/** The starting example: ten hidden layers and an output. */
function words(on: Partial<Remedies>): string {
  const remedies = { ...noRemedies, ...on };
  return overlayWords(remedies, applyRemedies(startingExample.network, remedies, moons), 10);
}

describe('overlayWords', () => {
  it.each([
    [{ relu: true }, 'ReLU on 10 layers'],
    [{ relu: true, xavier: true }, 'ReLU on 10 layers, Glorot on 11'],
    [{ he: true }, 'He on 11 layers'],
    [{ batchNormalization: true }, 'batch norm on 10 layers'],
    // The first layer is the stem, nine are left: four pairs.
    [{ residual: true }, '4 skips'],
    [{ depth: 3 }, 'depth 10 → 3'],
    [{ depth: 3, residual: true }, 'depth 10 → 3, 1 skip'],
    [{}, ''],
  ] as const)('says of %j: %s', (on, expected) => {
    expect(words(on)).toBe(expected);
  });
});

describe('remedyNames', () => {
  it('names what is on', () => {
    expect(remedyNames({ ...noRemedies, residual: true, relu: true, depth: 4 })).toBe(
      'ReLU + residual + depth 4',
    );
    expect(hasOverlays(noRemedies)).toBe(false);
    expect(hasOverlays({ ...noRemedies, depth: 0 })).toBe(true);
  });
});
