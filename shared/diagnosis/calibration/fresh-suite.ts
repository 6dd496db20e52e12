import type { CalibrationRun } from './calibration-case';
import { freshStudies } from './fresh-studies';
import type { Change, Setup } from './fresh-studies';
import { networkOf } from './network-plan';

/**
 * Every run of the fresh part: the sound setup of each study, its faults, and the changes that do no harm. The
 * seed draws rows, weights and order: another one gives runs that nothing has seen.
 */
export function freshRuns(firstSeed = 201): readonly CalibrationRun[] {
  return freshStudies.flatMap(({ name, sound, faults, harmless = {} }, index) => {
    const run = (
      change: string,
      setup: Setup,
      rest: Pick<CalibrationRun, 'label' | 'repairedBy'>,
    ): CalibrationRun => ({
      name: `${name}/${change}`,
      part: 'fresh',
      experiment: experimentOf(`${name}/${change}`, setup, firstSeed + index),
      ...(setup.rowFault === undefined ? {} : { rowFault: setup.rowFault }),
      ...rest,
    });
    const healthy = { label: 'healthy', repairedBy: null } as const;
    return [
      run('sound', sound, healthy),
      ...Object.entries(harmless).map(([change, fields]) =>
        run(change, changed(sound, fields), healthy),
      ),
      ...Object.entries(faults).map(([change, [label, fields]]) =>
        run(change, changed(sound, fields), { label, repairedBy: `${name}/sound` }),
      ),
    ];
  });
}

function changed(sound: Setup, change: Change): Setup {
  return {
    ...sound,
    ...change,
    data: { ...sound.data, ...change.data },
    plan: { ...sound.plan, ...change.plan },
    optimizer: otherType(sound, change)
      ? { ...change.optimizer }
      : { ...sound.optimizer, ...change.optimizer },
  };
}

/** Fields of one optimizer mean nothing to another. */
function otherType({ optimizer }: Setup, change: Change): boolean {
  const type = change.optimizer?.type;
  return type !== undefined && type !== optimizer.type;
}

function experimentOf(name: string, setup: Setup, seed: number): CalibrationRun['experiment'] {
  const { plan, data, optimizer, batchSize, epochs, remedies = {}, classWeights } = setup;
  return {
    format: 'gradient-lab/experiment',
    version: 1,
    name,
    network: networkOf(plan),
    remedies,
    data,
    training: {
      optimizer,
      batchSize,
      epochs,
      ...(classWeights === undefined ? {} : { classWeights }),
    },
    seed,
  };
}
