import { readFileSync } from 'node:fs';

/** The parts of a machine that decide whether TensorFlow's library can be loaded into this process at all. */
export interface Processor {
  readonly platform: string;
  readonly architecture: string;
  /** Instruction sets, in Linux's words; null where the system does not tell. */
  readonly instructions: ReadonlySet<string> | null;
}

/** TensorFlow's packages are compiled for it and end the process on a processor without it. */
const needed = 'avx';

/** Why loading would fail or end this process, in words; null: nothing speaks against it. */
export function reasonNotToLoad({
  platform,
  architecture,
  instructions,
}: Processor): string | null {
  if (platform !== 'linux' || architecture !== 'x64') {
    return `its library is made for Linux on x64, and this is ${platform} on ${architecture}`;
  }
  if (instructions !== null && !instructions.has(needed)) {
    return 'its library is made for processors with AVX instructions, and this one has none';
  }
  return null;
}

export function thisProcessor(cpuinfo = '/proc/cpuinfo'): Processor {
  const { platform, arch: architecture } = process;
  return { platform, architecture, instructions: instructionsIn(cpuinfo) };
}

function instructionsIn(cpuinfo: string): ReadonlySet<string> | null {
  try {
    const flags = /^flags\s*:\s*(.*)$/m.exec(readFileSync(cpuinfo, 'utf8'))?.[1];
    return flags === undefined ? null : new Set(flags.split(/\s+/));
  } catch {
    return null;
  }
}
