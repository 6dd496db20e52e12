import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startingExample } from '../../../shared/experiment/starting-example';
import { DataAnswers } from './data-answers';
import type { DataRequest } from './data-messages';

describe('DataAnswers', () => {
  let folder: string;
  let answers: DataAnswers;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gradient-lab-answers-'));
    answers = new DataAnswers(() => undefined);
  });

  afterEach(() => rm(folder, { recursive: true }));

  function writeRows(size: number): Promise<void> {
    const rows = Array.from(
      { length: 40 },
      (_, row) => `${row * size},${row % 2 === 0 ? 'a' : 'b'}`,
    );
    return writeFile(join(folder, 'rows.csv'), ['x,y', ...rows].join('\n'));
  }

  const data = {
    source: 'csv',
    path: 'rows.csv',
    target: 'y',
    validation: 0.2,
    missing: 'refuse',
    standardize: false,
    standardizeTarget: false,
  } as const;

  async function predicted(request: DataRequest): Promise<string> {
    const answer = await answers.answer(request);
    if (answer.to !== 'preflight') throw new Error(`It answered ${answer.to}.`);
    return answer.result.ok
      ? answer.result.value.verdict.code
      : answer.result.problems.map(({ code }) => code).join();
  }

  it('foresees that ten sigmoid layers of small weights vanish', async () => {
    const request = { kind: 'preflight', experiment: startingExample, folder } as const;
    expect(await predicted(request)).toBe('vanishing-gradient');
  });

  it('predicts from the rows that were summarized last, and reads them anew for the next summary', async () => {
    const preflight = {
      kind: 'preflight',
      experiment: { ...startingExample, data },
      folder,
    } as const;
    const summarize = { kind: 'summarize', data, folder, seed: startingExample.seed } as const;
    await writeRows(1);
    await answers.answer(summarize);
    const before = await predicted(preflight);
    // Inputs of a million would be a fault of the data.
    await writeRows(1e6);
    expect(await predicted(preflight)).toBe(before);
    await answers.answer(summarize);
    expect(await predicted(preflight)).not.toBe(before);
  });

  it('says how much memory is needed where it is not there, and at which layer, without trying', async () => {
    const [first, ...others] = startingExample.network.layers.filter(
      ({ type }) => type === 'dense',
    );
    if (first?.type !== 'dense') throw new Error('no dense layer');
    const widened = { ...first, units: 1_000_000 };
    const network = {
      ...startingExample.network,
      layers: startingExample.network.layers.map((layer) =>
        layer === first ? widened : layer === others[0] ? { ...widened, id: layer.id } : layer,
      ),
    };
    const scarce = new DataAnswers(
      () => undefined,
      () => 2 ** 30,
    );
    const experiment = { ...startingExample, network };
    const answer = await scarce.answer({ kind: 'preflight', experiment, folder });
    // A million squared weights of 4 bytes, in several copies: terabytes.
    expect(answer.result).toMatchObject({
      problems: [
        {
          code: 'not-enough-memory',
          message: expect.stringMatching(
            /about \d{4,}\.\d GB of memory, and 1\.0 GB are free/,
          ) as string,
        },
      ],
    });
  });

  it('says why rows cannot be read', async () => {
    const experiment = { ...startingExample, data };
    expect(await predicted({ kind: 'preflight', experiment, folder })).not.toBe('');
  });
});
