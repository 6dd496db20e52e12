import { expect, it } from 'vitest';
import { recordingMainProcess } from './testing/recording-main-process';
import { SnapshotWishes } from './snapshot-wishes';

const turn = () => Promise.resolve();

it('tells what all charts want in one message a turn, each wish once', async () => {
  const { mainProcess, requests } = recordingMainProcess();
  const wishes = new SnapshotWishes(mainProcess);
  await turn();
  const dropFirst = wishes.want({ kind: 'predictions' });
  const dropSecond = wishes.want({ kind: 'predictions' });
  wishes.want({ kind: 'weight-matrix', layer: 'd1' });
  await turn();
  dropFirst();
  dropSecond();
  await turn();
  expect(requests.map(({ payload }) => payload)).toEqual([
    { requests: [] },
    { requests: [{ kind: 'predictions' }, { kind: 'weight-matrix', layer: 'd1' }] },
    { requests: [{ kind: 'weight-matrix', layer: 'd1' }] },
  ]);
  expect(new Set(requests.map(({ name }) => name))).toEqual(new Set(['run:watch']));
});
