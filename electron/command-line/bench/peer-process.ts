import type { ChildProcessByStdio } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import * as v from 'valibot';
import type { Result } from '../../../shared/problems/problem';
import { fail, succeed } from '../../../shared/problems/problem';
import type { BenchRow } from './bench-rows';
import type { Contestant } from './contestant';

/** How a peer is started: `node build/peers/set-up.mjs` lists them. */
export interface Peer {
  readonly name: string;
  readonly command: readonly string[];
}

const preparedSchema = v.object({ prepared: v.number() });
const measuredSchema = v.object({ steps: v.number(), milliseconds: v.number() });

/** A peer in a process of its own, which is asked and answers in lines of JSON (build/peers/peer.py). */
export class PeerProcess implements Contestant {
  readonly name: string;
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #ended: Promise<null>;
  readonly #lines: AsyncIterator<string>;
  #said = '';

  constructor({ name, command: [program = '', ...args] }: Peer) {
    this.name = name;
    this.#child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#said = (this.#said + text).slice(-2000);
    });
    // A peer that is gone is seen by its silence; writing to it must not end this program.
    this.#child.stdin.on('error', () => undefined);
    this.#ended = new Promise((resolve) => {
      this.#child.once('error', () => resolve(null));
      this.#child.once('close', () => resolve(null));
    });
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  async prepare({ experiment, data }: BenchRow): Promise<Result<number>> {
    const { network, training } = experiment;
    const { sampleShape, classes, trainingRows: rows } = data;
    const row = { network, training, sampleShape, classes, rows };
    const reply = await this.#ask({ prepare: row }, preparedSchema);
    return reply.ok ? succeed(reply.value.prepared) : reply;
  }

  async measure(milliseconds: number): Promise<Result<number>> {
    const reply = await this.#ask({ measure: milliseconds }, measuredSchema);
    return reply.ok ? succeed(reply.value.milliseconds / reply.value.steps) : reply;
  }

  end(): void {
    this.#child.kill('SIGKILL');
  }

  async #ask<Reply>(
    request: object,
    schema: v.GenericSchema<unknown, Reply>,
  ): Promise<Result<Reply>> {
    this.#child.stdin.write(`${JSON.stringify(request)}\n`);
    const line = await Promise.race([this.#lines.next(), this.#ended]);
    if (line === null || line.done === true) return fail(this.#gone());
    return succeed(v.parse(schema, JSON.parse(line.value)));
  }

  #gone() {
    const lines = this.#said.trim().split('\n');
    return {
      code: 'peer-failed',
      message: `${this.name} ended: ${lines.at(-1) ?? 'it said nothing'}`,
    } as const;
  }
}
