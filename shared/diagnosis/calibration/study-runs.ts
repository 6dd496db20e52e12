import type { CalibrationRun } from './calibration-case';
import { networkOf } from './network-plan';
import type { Change, Setup, Study } from './study';

/**
 * Every run of some studies: the sound setup of each, its faults, and the changes that do no harm. The seed draws
 * rows, weights and order: another one gives runs that nothing has seen.
 */
export function studyRuns(
  part: CalibrationRun['part'],
  studies: readonly Study[],
  firstSeed: number,
): readonly CalibrationRun[] {
  return studies.flatMap(({ name, sound, faults, harmless = {} }, index) => {
    const run = (
      change: string,
      setup: Setup,
      rest: Pick<CalibrationRun, 'label' | 'repairedBy'>,
    ): CalibrationRun => ({
      name: `${name}/${change}`,
      part,
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
