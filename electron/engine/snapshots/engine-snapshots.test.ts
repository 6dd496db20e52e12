import { expect, it } from 'vitest';
import { startingExample } from '../../../shared/experiment/starting-example';
import type { EngineMessage } from '../../../shared/messages/engine-messages';
import { Engine } from '../engine';

const experiment = {
  ...startingExample,
  remedies: { ...startingExample.remedies, depth: 1 },
  training: { ...startingExample.training, epochs: 2 },
};

/** An engine in this process, and what it posts until its run has ended. */
function engine() {
  const posted: EngineMessage[] = [];
  let ended: () => void = () => undefined;
  const end = new Promise<void>((resolve) => (ended = resolve));
  const made = new Engine((message) => {
    posted.push(message);
    if (message.kind === 'run' && message.event.kind === 'ended') ended();
  });
  const start = async (): Promise<void> => {
    const options = { experiment, folder: '/', engine: 'reference', device: 'automatic' } as const;
    made.receive({ kind: 'start', run: 'r', options: { ...options, traces: null } });
    await end;
  };
  return { made, posted, start };
}

function snapshotsIn(posted: readonly EngineMessage[]) {
  return posted.flatMap((message) => (message.kind === 'snapshot' ? [message.snapshot] : []));
}

it('shows a watched run from its start to its end, and after it', async () => {
  const { made, posted, start } = engine();
  made.receive({ kind: 'watch', requests: [{ kind: 'plane', part: null }] });
  await start();
  const planes = snapshotsIn(posted).filter((snapshot) => snapshot.kind === 'plane');
  expect(planes.map((snapshot) => 'epoch' in snapshot && snapshot.epoch)).toEqual([0, 2]);
  expect(posted.at(-1)).toMatchObject({ kind: 'run', event: { kind: 'ended' } });
  const before = posted.length;
  made.receive({ kind: 'watch', requests: [{ kind: 'weight-matrix', layer: 'output' }] });
  expect(posted.slice(before)).toMatchObject([
    { kind: 'snapshot', run: 'r', snapshot: { kind: 'weight-matrix', epoch: 2, units: 2 } },
  ]);
});

it('takes none where nobody watches', async () => {
  const { posted, start } = engine();
  await start();
  expect(snapshotsIn(posted)).toEqual([]);
});
