import { afterEach, describe, expect, it } from 'vitest';
import { benchRows } from './bench-rows';
import { PeerProcess } from './peer-process';

const [row] = benchRows();
if (row === undefined) throw new Error('The benchmark has no rows.');

const answering = `
  require('readline').createInterface({ input: process.stdin }).on('line', (line) => {
    const request = JSON.parse(line);
    const reply = request.prepare
      ? { prepared: request.prepare.rows }
      : { steps: 4, milliseconds: request.measure };
    console.log(JSON.stringify(reply));
  });`;

let peer: PeerProcess | null = null;
afterEach(() => peer?.end());

function started(script: string): PeerProcess {
  peer = new PeerProcess({ name: 'A peer', command: [process.execPath, '-e', script] });
  return peer;
}

describe('a peer process', () => {
  it('is asked and answers', async () => {
    const asked = started(answering);
    expect(await asked.prepare(row)).toEqual({ ok: true, value: row.data.trainingRows });
    expect(await asked.measure(100)).toEqual({ ok: true, value: 25 });
  });

  it('that ends is a problem in its last words', async () => {
    const asked = started(
      `console.error('first'); console.error('No such optimizer'); process.exit(1)`,
    );
    const reply = await asked.prepare(row);
    expect(reply.ok ? '' : reply.problems[0].message).toBe('A peer ended: No such optimizer');
    expect((await asked.measure(1)).ok).toBe(false);
  });

  it('that cannot be started is a problem', async () => {
    peer = new PeerProcess({ name: 'A peer', command: ['/no/such/program'] });
    expect((await peer.prepare(row)).ok).toBe(false);
  });
});
