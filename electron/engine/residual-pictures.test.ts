import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Experiment } from '../../shared/experiment/experiment';
import { readExperiment } from '../../shared/experiment/read-experiment';
import { expandGroups } from '../../shared/network/expand';
import { stream } from '../../shared/random/stream';
import type { EpochReport } from '../../shared/signals/run-report';
import { EngineRun } from './engine-run';

const examples = join(__dirname, '..', '..', 'docs', 'examples');
const [size, count] = [10, 240];
let folder = '';

/** Pictures of a lying, a standing and a slanting bar in noise, in the format of MNIST. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gradient-lab-test-'));
  const random = stream(1, 'bars');
  const pixels = Array.from({ length: count }, (_, picture) => {
    const place = 2 + Math.floor(random.uniform() * (size - 4));
    return Array.from({ length: size * size }, (_pixel, index) => {
      const [row, column] = [Math.floor(index / size), index % size];
      const onBar = [row === place, column === place, (row + column) % size === place];
      return Math.floor(random.uniform() * 80) + (onBar[picture % 3] === true ? 150 : 0);
    });
  });
  const header = (kind: number, sizes: readonly number[]): Buffer => {
    const bytes = Buffer.alloc(4 + 4 * sizes.length);
    bytes.writeUInt32BE(0x0800 + kind);
    sizes.forEach((length, axis) => bytes.writeUInt32BE(length, 4 + 4 * axis));
    return bytes;
  };
  const labels = Uint8Array.from({ length: count }, (_, picture) => picture % 3);
  writeFileSync(
    join(folder, 'bars-images-idx3-ubyte'),
    Buffer.concat([header(3, [count, size, size]), Uint8Array.from(pixels.flat())]),
  );
  writeFileSync(
    join(folder, 'bars-labels-idx1-ubyte'),
    Buffer.concat([header(1, [count]), labels]),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

function example(depth: number): Experiment {
  const text = readFileSync(join(examples, `fashion-mnist-resnet-${depth}.json`), 'utf8');
  const experiment = readExperiment(text);
  if (!experiment.ok) throw new Error(experiment.problems[0].message);
  return experiment.value;
}

describe('the residual networks of the examples', () => {
  it.each([8, 14, 20])('have the depth in their name: ResNet-%i', (depth) => {
    const { layers } = expandGroups(example(depth).network).network;
    const weighted = layers.filter(
      ({ id, type }) => (type === 'conv-2d' && !id.endsWith('-skip')) || type === 'output',
    );
    expect(weighted).toHaveLength(depth);
    expect(layers.filter(({ type }) => type === 'add')).toHaveLength((depth - 2) / 2);
  });

  it('learn pictures in the format of MNIST, with TensorFlow', async () => {
    const { training, ...rest } = example(8);
    const reports: EpochReport[] = [];
    const run = new EngineRun(
      {
        experiment: {
          ...rest,
          data: {
            source: 'idx',
            path: 'bars-images-idx3-ubyte',
            validation: 0.25,
            standardize: true,
            missing: 'refuse',
            standardizeTarget: false,
          },
          training: { ...training, batchSize: 20, epochs: 12 },
        },
        folder,
        engine: 'tensorflow',
        device: 'cpu',
        traces: null,
      },
      (event) => {
        if (event.kind === 'failed') throw new Error(event.problem.message);
        if (event.kind === 'epoch') reports.push(event.report);
      },
    );
    await run.start();
    run.dispose();
    // A third is right by chance.
    expect(reports.at(-1)?.accuracy).toBeGreaterThan(0.95);
    expect(reports.at(-1)?.validationAccuracy).toBeGreaterThan(0.8);
  }, 300_000);
});
