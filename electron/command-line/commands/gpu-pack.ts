import { join, resolve } from 'node:path';
import type { Problem } from '../../../shared/problems/problem';
import { bytesOf, knownPack } from '../../gpu-pack/pack-contents';
import { installPack } from '../../gpu-pack/install-pack';
import { installedPack } from '../../gpu-pack/installed-pack';
import { gigabytes } from '../../gpu-pack/pack-problems';
import { removePack } from '../../gpu-pack/remove-pack';
import { closestName } from '../closest-name';
import type { Surroundings } from '../command';
import { defineCommand } from '../command';
import { withInterruption } from '../interruption';
import { RewrittenLine, progressBar } from '../rewritten-line';
import type { ExitCode } from '../terminal';
import { exitCodes, refuse } from '../terminal';

const usage = 'Usage: gradient-lab gpu-pack add FILE, gpu-pack remove, or gpu-pack status.';

export const gpuPack = defineCommand({
  name: 'gpu-pack',
  takes: ['DEED', '[FILE]'],
  summary: 'add (from FILE), remove or show (status) the libraries for NVIDIA GPUs',
  flags: {},
  run: async (given, surroundings) => {
    const [deed = '', file] = given.operands;
    if (deed === 'add' && file !== undefined) return add(resolve(file), surroundings);
    if (deed === 'remove' && file === undefined) return remove(surroundings);
    if (deed === 'status' && file === undefined) return status(surroundings);
    return refuse(surroundings.terminal, misuse(deed, file));
  },
});

async function add(file: string, { terminal, gpuPack: pack }: Surroundings): Promise<ExitCode> {
  const line = new RewrittenLine(terminal);
  if (terminal.columns === null) terminal.error('Unpacking and checking ...\n');
  return withInterruption(async (signal) => {
    const result = await installPack({
      file,
      pack,
      signal,
      onProgress: (share) => {
        if (terminal.columns === null || line.isFresh) return;
        line.draw(`${progressBar(share)} unpacking and checking, ${Math.round(share * 100)} %`);
      },
    });
    line.clear();
    if (signal.aborted) return exitCodes.interrupted;
    if (!result.ok) return refuse(terminal, result.problems[0]);
    terminal.out(`${installedWords(pack)}\n`);
    return exitCodes.success;
  });
}

async function remove({ terminal, gpuPack: pack }: Surroundings): Promise<ExitCode> {
  const removed = await removePack(pack);
  if (!removed.ok) return refuse(terminal, removed.problems[0]);
  terminal.out(removed.value ? 'The GPU pack is removed.\n' : 'There is no GPU pack.\n');
  return exitCodes.success;
}

function status({ terminal, gpuPack: pack }: Surroundings): ExitCode {
  const found = installedPack(pack);
  switch (found.kind) {
    case 'none':
      terminal.out(
        'There is no GPU pack; gradient-lab devices says whether one would be of use.\n',
      );
      return exitCodes.success;
    case 'complete':
      terminal.out(`${installedWords(pack)}\n`);
      return exitCodes.success;
    case 'unusable':
      return refuse(terminal, {
        code: 'gpu-pack-unusable',
        message: `The GPU pack cannot be used: ${found.reason}.`,
        hint: 'Add it again, or remove it; until then the processor trains.',
      });
  }
}

function installedWords(pack: string): string {
  const size = gigabytes(bytesOf(knownPack));
  return `The GPU pack (TensorFlow ${knownPack.tensorflow}, ${size}) is in ${pack}; gradient-lab devices says what it finds.
NVIDIA's terms apply to it; they are in ${join(pack, 'licences')}.`;
}

function misuse(deed: string, file: string | undefined): Problem {
  const known = ['add', 'remove', 'status'];
  if (deed === 'add') return { code: 'wrong-arguments', message: 'FILE is missing.', hint: usage };
  if (known.includes(deed)) {
    const message = `"${file ?? ''}" is one argument too many.`;
    return { code: 'wrong-arguments', message, hint: usage };
  }
  const closest = closestName(deed, known);
  const meant = closest === null ? '' : ` Did you mean ${closest}?`;
  return { code: 'wrong-arguments', message: `gpu-pack knows no "${deed}".${meant}`, hint: usage };
}
