import { bases, deepResidual } from './base-networks';
import type { BaseNetwork } from './base-networks';
import type { CalibrationRun } from './calibration-case';
import { dataChoices } from './data-choices';
import type { DataChoice } from './data-choices';
import { faults, traps } from './faults';
import { networkOf } from './network-plan';

/** Every run of the suite: the healthy bases on every data set, traps that look like faults, the faults and their repairs. */
export function calibrationRuns(): readonly CalibrationRun[] {
  return dataChoices.flatMap((choice, index) => {
    const run = (
      name: string,
      changed: { readonly base: BaseNetwork } & Partial<Pick<DataChoice, 'data' | 'batchSize'>>,
      rest: Omit<CalibrationRun, 'name' | 'part' | 'experiment'>,
    ): CalibrationRun => ({
      name: `${choice.name}/${name}`,
      part: choice.part,
      experiment: experimentOf(`${choice.name}/${name}`, { ...choice, ...changed }, 11 + index),
      ...rest,
    });
    const applying = <Entry extends { readonly only?: readonly string[] }>(
      entries: readonly Entry[],
    ): readonly Entry[] =>
      entries.filter(({ only }) => only === undefined || only.includes(choice.name));
    const healthy = { label: 'healthy', repairedBy: null } as const;
    return [
      ...Object.values(bases).map((base) => run(base.name, { base: paced(base, choice) }, healthy)),
      ...applying(traps).map(({ name, base, change, rowFault }) =>
        run(name, change(paced(base, choice), choice), { ...healthy, ...rowFaultOf(rowFault) }),
      ),
      ...applying(faults).flatMap(({ name, label, base, change, rowFault, repair }) => [
        run(name, change(paced(base, choice), choice), {
          label,
          repairedBy: `${choice.name}/${(repair ?? base).name}`,
          ...rowFaultOf(rowFault),
        }),
        // Most repairs are bases or traps, which are there already.
        ...(repair === deepResidual
          ? [run(repair.name, { base: paced(repair, choice) }, healthy)]
          : []),
      ]),
    ];
  });
}

/** The base at the rate that suits the data set's loss. */
function paced(base: BaseNetwork, { rateScale = 1 }: DataChoice): BaseNetwork {
  const { type, learningRate } = base.optimizer;
  if (type !== 'sgd' || typeof learningRate !== 'number') return base;
  return { ...base, optimizer: { ...base.optimizer, learningRate: learningRate * rateScale } };
}

function rowFaultOf(
  rowFault: CalibrationRun['rowFault'],
): Pick<CalibrationRun, 'rowFault'> | Record<string, never> {
  return rowFault === undefined ? {} : { rowFault };
}

function experimentOf(
  name: string,
  run: Pick<DataChoice, 'data' | 'batchSize' | 'epochs'> & { readonly base: BaseNetwork },
  seed: number,
): CalibrationRun['experiment'] {
  const { base, data, batchSize, epochs } = run;
  return {
    format: 'gradient-lab/experiment',
    version: 1,
    name,
    network: networkOf(base.plan),
    data,
    training: { optimizer: base.optimizer, batchSize, epochs },
    seed,
  };
}
