import { describe, expect, it } from 'vitest';
import { noRemedies } from '../experiment/remedies';
import type { Remedies } from '../experiment/remedies';
import { startingExample } from '../experiment/starting-example';
import type { Network } from '../network/network';
import { plainNetwork, planeData } from '../network/testing/sample-networks';
import { applyRemedies } from './apply-remedies';
import { remedyEffects } from './remedy-effects';

function effectsOf(network: Network, on: Partial<Remedies> = {}) {
  return remedyEffects(network, { ...noRemedies, ...on }, planeData);
}

describe('remedyEffects', () => {
  const { toggles, depth } = effectsOf(startingExample.network);

  it.each([
    ['relu', 'Turns 10 sigmoid or tanh activations into ReLU.', 10, 'a1'],
    ['xavier', 'Gives 11 layers Xavier (Glorot) starting weights.', 11, 'd1'],
    ['he', 'Gives 11 layers He starting weights.', 11, 'd1'],
    [
      'batchNormalization',
      'Adds batch normalization after 10 hidden layers, before the activation.',
      10,
      'd1',
    ],
    ['residual', 'Adds 4 skip paths, each around two hidden layers.', 4, 'd3'],
  ] as const)('of %s on the starting example: %s', (toggle, summary, count, first) => {
    const effect = toggles[toggle];
    expect(effect.summary).toBe(summary);
    expect(effect.touches).toHaveLength(count);
    expect(effect.touches[0]).toBe(first);
    expect(effect.alreadyThere).toBe(false);
  });

  it('counts hidden layers as drawn and as they are', () => {
    expect(depth).toEqual({ drawn: 10, present: 10 });
    expect(effectsOf(plainNetwork(10), { depth: 3 }).depth).toEqual({ drawn: 10, present: 3 });
    const grouped = { ...plainNetwork(2), groups: [{ id: 'g', layers: ['d2', 'a2'], repeat: 5 }] };
    expect(effectsOf(grouped).depth).toEqual({ drawn: 6, present: 6 });
  });

  it('are the same whether the toggle is on or off', () => {
    const network = plainNetwork(5);
    const on = { ...noRemedies, relu: true, residual: true };
    expect(effectsOf(network, on).toggles.relu).toEqual(
      effectsOf(network, { ...on, relu: false }).toggles.relu,
    );
  });

  it.each([
    ['relu', 'Every activation passes gradients on already.'],
    ['xavier', 'Every layer has Xavier (Glorot) starting weights already.'],
    ['he', 'Every layer has He starting weights already.'],
    ['batchNormalization', 'Every hidden layer is normalized already.'],
    ['residual', 'The network has its skip paths already.'],
  ] as const)('say that %s is in the network already', (toggle, summary) => {
    const remedies = { ...noRemedies, [toggle]: true };
    const { network } = applyRemedies(startingExample.network, remedies, planeData);
    expect(effectsOf(network).toggles[toggle]).toMatchObject({
      alreadyThere: true,
      touches: [],
      summary,
    });
  });

  it.each([
    ['relu', 'There is no sigmoid or tanh activation to change.'],
    ['batchNormalization', 'There is no hidden layer to normalize.'],
    [
      'residual',
      'There are no two hidden layers in single file behind the first for a skip path to go around.',
    ],
  ] as const)('say that there is nothing for %s to do', (toggle, summary) => {
    expect(effectsOf(plainNetwork(0)).toggles[toggle]).toMatchObject({
      alreadyThere: false,
      touches: [],
      summary,
    });
  });

  it('warn of what would backfire before it is switched on', () => {
    expect(toggles.xavier.warnings.map(({ code }) => code)).toEqual(['xavier-with-sigmoid']);
    expect(toggles.relu.warnings.map(({ code }) => code)).toEqual(['relu-with-small-weights']);
    expect(toggles.residual.warnings).toEqual([]);
  });
});
