import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Result } from '../../../shared/problems/problem';
import { fail, succeed } from '../../../shared/problems/problem';
import type { Peer } from './peer-process';

const peersSchema = v.array(v.object({ name: v.string(), command: v.array(v.string()) }));

/** Peers are scripts of the repository with packages of their own; a packaged lab has none. */
const setUpScript = join(__dirname, '..', '..', 'build', 'peers', 'set-up.mjs');

/** Sets the peers up unless they are, with its progress on standard error. */
export async function findPeers(script = setUpScript): Promise<Result<readonly Peer[]>> {
  if (!existsSync(script)) return fail(noCheckout);
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', resolve);
  });
  return code === 0 ? succeed(v.parse(peersSchema, JSON.parse(output))) : fail(setUpFailed);
}

const noCheckout = {
  code: 'no-peers',
  message: 'Peers are measured from a checkout of the repository; this is a package.',
  hint: 'There it is: npm run --silent lab -- bench --peers.',
} as const;

const setUpFailed = {
  code: 'peers-not-set-up',
  message: 'The peers could not be set up; the reason is above.',
} as const;
