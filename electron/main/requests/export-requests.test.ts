import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fail, succeed } from '../../../shared/problems/problem';
import type { RunRecording } from '../runs/run-recording';
import { exportRequests } from './export-requests';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradient-lab-export-requests-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const exported = () => succeed(['epoch,', 'layer\n', '1,d1\n']);

function exportsTo(
  choice: string | null,
  recording: Pick<RunRecording, 'exported'> = { exported },
) {
  return exportRequests({ chooseWhereToExport: async () => choice }, recording);
}

function exportTo(choice: string | null) {
  return exportsTo(choice)['export:file'];
}

describe('export:file', () => {
  it.each<[string, string | Uint8Array<ArrayBuffer>]>([
    ['loss.csv', 'epoch,loss\n1,0.693\n'],
    ['loss.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 255])],
  ])('writes %s as it is', async (suggestedName, content) => {
    const file = join(folder, suggestedName);
    expect(await exportTo(file)({ suggestedName, content })).toEqual({ ok: true, value: { file } });
    expect(Buffer.compare(await readFile(file), Buffer.from(content))).toBe(0);
  });

  it('is null where the user cancels', async () => {
    expect(await exportTo(null)({ suggestedName: 'loss.csv', content: '' })).toBeNull();
  });

  it('says why where it cannot be written', async () => {
    const answer = await exportTo(folder)({ suggestedName: 'loss.csv', content: 'x' });
    expect(answer).toMatchObject({ ok: false, problems: [{ place: { file: folder } }] });
  });
});

describe('export:run', () => {
  const order = { suggestedName: 's.csv', run: 'a', name: 'run 1', form: 'signals' } as const;

  it('writes a run part by part', async () => {
    const file = join(folder, 's.csv');
    expect(await exportsTo(file)['export:run'](order)).toEqual({ ok: true, value: { file } });
    expect(await readFile(file, 'utf8')).toBe('epoch,layer\n1,d1\n');
  });

  it('says why before it asks for a file where the run was not kept', async () => {
    const problem = { code: 'run-not-kept', message: 'This run was not kept.' };
    const answer = exportsTo(null, { exported: () => fail(problem) })['export:run'](order);
    expect(await answer).toEqual(fail(problem));
  });
});
