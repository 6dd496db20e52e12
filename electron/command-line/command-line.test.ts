import { spawn } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startingExample } from '../../shared/experiment/starting-example';
import { writeExperiment } from '../../shared/experiment/read-experiment';
import { RunDatabase } from '../runs/run-database';
import { buildPrograms } from '../testing/built-programs';
import type { BuiltPrograms } from '../testing/built-programs';
import { readSafetensors } from '../weights/safetensors';

let programs: BuiltPrograms;
let folder: string;
/** Where runs are kept, apart from what commands write where they are told. */
let home: string;

beforeAll(async () => {
  programs = await buildPrograms();
  folder = await mkdtemp(join(tmpdir(), 'gradient-lab-test-'));
  home = await mkdtemp(join(tmpdir(), 'gradient-lab-test-'));
  await writeFile(join(folder, 'small.json'), writeExperiment(small));
  await writeFile(join(folder, 'wild.json'), writeExperiment(wild));
}, 60_000);

afterAll(async () => {
  programs.remove();
  await rm(folder, { recursive: true, force: true });
  await rm(home, { recursive: true, force: true });
});

const small = {
  ...startingExample,
  remedies: { ...startingExample.remedies, depth: 2 },
  training: { ...startingExample.training, epochs: 3 },
};
const { optimizer } = startingExample.training;
const wild = {
  ...small,
  remedies: { ...small.remedies, relu: true },
  training: { ...small.training, optimizer: { ...optimizer, learningRate: 1e30 } },
};

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

function start(args: readonly string[], homeFolder = home) {
  const env = { ...process.env, GRADIENT_LAB_HOME: homeFolder };
  return spawn(process.execPath, [programs.commandLine, ...args], { cwd: folder, env });
}

function lab(args: readonly string[], input = '', homeFolder = home): Promise<Ended> {
  return new Promise((resolve) => {
    const child = start(args, homeFolder);
    let [out, error] = ['', ''];
    child.stdout.on('data', (chunk) => (out += String(chunk)));
    child.stderr.on('data', (chunk) => (error += String(chunk)));
    child.on('close', (code) => resolve({ code, out, error }));
    child.stdin.end(input);
  });
}

/** What a test looks at in the result that `run --json` prints. */
interface PrintedResult {
  readonly final: Readonly<Record<string, unknown>>;
  readonly epochs: readonly unknown[];
  readonly engine: { readonly msPerStep: number };
  readonly verdict: { readonly code: string };
}

/** The last line of the output. */
function resultOf({ out }: Ended): PrintedResult {
  const result: PrintedResult = JSON.parse(out.trim().split('\n').at(-1) ?? '');
  return result;
}

const reference = ['--engine', 'reference'];

describe('run --json', () => {
  it('prints the result as the last line, with every epoch and what trained', async () => {
    const ended = await lab(['run', 'small.json', '--json', '--engine', 'tensorflow']);
    expect(ended.code).toBe(0);
    const result = resultOf(ended);
    expect(result).toMatchObject({
      format: 'gradient-lab/result',
      version: 1,
      verdict: { code: expect.any(String), evidence: expect.any(Array) },
      engine: { name: 'tensorflow', device: 'CPU', mode: 'xla', steps: 150 },
    });
    expect(result.epochs).toHaveLength(3);
    expect(result.final).toEqual(result.epochs[2]);
    expect(Object.keys(result.final)).toEqual([
      'loss',
      'accuracy',
      'validationLoss',
      'validationAccuracy',
    ]);
    expect(result.engine.msPerStep).toBeGreaterThan(0);
  });

  it('says what is not a number as text, and calls a diverged run a success', async () => {
    const ended = await lab(['run', 'wild.json', '--json', ...reference]);
    expect(ended.code).toBe(0);
    expect(['NaN', 'Infinity']).toContain(resultOf(ended).final.loss);
  });

  it('takes epochs and seed from flags', async () => {
    const args = ['run', 'small.json', '--json', '--epochs', '1', ...reference];
    const [one, other] = [await lab([...args, '--seed', '5']), await lab([...args, '--seed', '6'])];
    const [first, second] = [resultOf(one), resultOf(other)];
    expect(first.epochs).toHaveLength(1);
    expect(second.final.loss).not.toBe(first.final.loss);
  });
});

describe('run', () => {
  it('writes result, signals and weights with --out, and nothing beside them', async () => {
    const { code, out } = await lab(['run', 'small.json', '--out', 'made/here', ...reference]);
    expect(code).toBe(0);
    expect(out).toContain('Ten sigmoid layers');
    const made = join(folder, 'made/here');
    expect((await readdir(made)).sort()).toEqual([
      'histograms.csv',
      'result.json',
      'signals.csv',
      'weights.safetensors',
    ]);
    const table = (await readFile(join(made, 'signals.csv'), 'utf8')).trim().split('\n');
    // Epochs 0 to 3 of two hidden layers and the output, below the header.
    expect(table).toHaveLength(1 + 4 * 3);
    const file = readSafetensors(await readFile(join(made, 'weights.safetensors')));
    const shapes = file.ok ? file.value.tensors.map(({ name, shape }) => [name, shape]) : [];
    expect(Object.fromEntries(shapes)).toMatchObject({
      'd1/kernel': [2, 32],
      'd2/kernel': [32, 32],
    });
  });

  it('reads an experiment from standard input', async () => {
    const { code, out } = await lab(['run', '-', ...reference], writeExperiment(small));
    expect([code, out.includes('trained 3 epochs')]).toEqual([0, true]);
  });
});

describe('remedy', () => {
  it('prints an experiment that trains to the same bits as the overlay', async () => {
    const overlaid = { ...small, remedies: { ...small.remedies, relu: true, he: true } };
    await writeFile(join(folder, 'overlaid.json'), writeExperiment(overlaid));
    const printed = await lab(['remedy', 'small.json', '--apply', 'relu,he']);
    const json = ['--json', ...reference];
    const [permanent, overlay] = [
      await lab(['run', '-', ...json], printed.out),
      await lab(['run', 'overlaid.json', ...json]),
    ];
    expect(resultOf(permanent).epochs).toEqual(resultOf(overlay).epochs);
  });
});

/** What a test looks at in what `runs --json` and `show --json` print. */
interface PrintedRuns {
  readonly runs: readonly {
    readonly id: string;
    readonly final: unknown;
    readonly verdict: string | null;
    readonly epochs: number;
  }[];
}
interface PrintedRun {
  readonly experiment: unknown;
  readonly result: { readonly epochs: readonly unknown[] };
}

/** What a test looks at in what `grid --json` prints. */
interface PrintedGrid {
  readonly cells: readonly {
    readonly remedies: Readonly<Record<string, unknown>>;
    readonly seed: number;
    readonly final: Readonly<Record<string, unknown>>;
    readonly verdict: { readonly code: string };
  }[];
}

describe('grid', () => {
  const flags = ['--epochs', '1', ...reference];

  it('trains all 16 combinations with each seed, to the bits that each has alone', async () => {
    const ended = await lab(['grid', 'small.json', '--seeds', '2', '--json', ...flags]);
    expect(ended.code).toBe(0);
    const { cells, ...head }: PrintedGrid = JSON.parse(ended.out);
    expect(head).toEqual({ format: 'gradient-lab/grid', version: 1 });
    expect(cells).toHaveLength(32);
    const cell = cells.find(({ remedies, seed }) => remedies.relu === true && seed === 2);
    if (cell === undefined) throw new Error('There is no cell with ReLU and seed 2.');
    const alone = { ...small, remedies: { ...small.remedies, ...cell.remedies } };
    const run = await lab(['run', '-', '--json', '--seed', '2', ...flags], writeExperiment(alone));
    expect(cell.final).toEqual(resultOf(run).final);
  }, 60_000);

  it('prints a line for each combination, and a line for each run on standard error', async () => {
    const { code, out, error } = await lab(['grid', 'small.json', ...flags]);
    expect(code).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(1 + 16);
    // Of two hidden layers the first is the stem and the second is left over, so residual changes nothing.
    expect(error.trim().split('\n')).toHaveLength(8);
  }, 60_000);
});

describe('kept runs', () => {
  let ownHome: string;

  beforeAll(async () => {
    ownHome = await mkdtemp(join(tmpdir(), 'gradient-lab-test-'));
  });

  afterAll(() => rm(ownHome, { recursive: true, force: true }));

  it('are listed with their verdict, shown, and forgotten', async () => {
    const labAtHome = (...args: readonly string[]): Promise<Ended> => lab(args, '', ownHome);
    const run = await labAtHome('run', 'small.json', '--json', ...reference);
    const list: PrintedRuns = JSON.parse((await labAtHome('runs', '--json')).out);
    const [kept] = list.runs;
    expect(list.runs).toHaveLength(1);
    expect(kept).toMatchObject({ name: 'Ten sigmoid layers', outcome: 'finished', epochs: 3 });
    expect(kept?.final).toEqual(resultOf(run).final);
    expect(kept?.verdict).toBe(resultOf(run).verdict.code);
    const shown: PrintedRun = JSON.parse((await labAtHome('show', 'last', '--json')).out);
    expect(shown.result.epochs).toEqual(resultOf(run).epochs);
    expect(shown.experiment).toEqual(small);
    expect((await labAtHome('runs')).out).toContain(kept?.id.slice(0, 8));
    expect((await labAtHome('runs', '--remove', kept?.id ?? '')).code).toBe(0);
    expect((await labAtHome('show', 'last')).code).toBe(2);
  }, 60_000);

  it('survive the kill of the program that writes them', async () => {
    const child = start(['run', 'small.json', '--epochs', '100000', ...reference], ownHome);
    const database = await RunDatabase.open(join(ownHome, 'runs'));
    if (!database.ok) throw new Error(database.problems[0].message);
    const written = (): number => {
      const [run] = database.value.list();
      return run === undefined ? 0 : database.value.epochs(run.id).losses.length;
    };
    // Two batches at least: the second is written beside the first.
    await expect.poll(written, { timeout: 50_000 }).toBeGreaterThan(1);
    const first = written();
    await expect.poll(written, { timeout: 50_000 }).toBeGreaterThan(first);
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('close', resolve));
    database.value.close();
    const list: PrintedRuns = JSON.parse((await lab(['runs', '--json'], '', ownHome)).out);
    expect(list.runs[0]).toMatchObject({ outcome: 'not ended', verdict: null });
    expect(list.runs[0]?.epochs).toBeGreaterThanOrEqual(first);
  }, 120_000);

  it('are done without where they cannot be kept, which is said', async () => {
    const { code, error } = await lab(['run', 'small.json', ...reference], '', '/dev/null');
    expect(code).toBe(0);
    expect(error).toContain('cannot be opened');
  });
});

describe('export', () => {
  it('writes a kept run in every form, and trains a file first', async () => {
    await lab(['run', 'small.json', ...reference]);
    // How each form begins: a page, a zip archive, JSON, and a table.
    const beginnings = { html: '<!doctype html>', keras: 'PK', json: '{', csv: 'epoch,layer' };
    for (const [form, beginning] of Object.entries(beginnings)) {
      const { code } = await lab(['export', 'last', `written.${form}`, '--to', form]);
      expect(code).toBe(0);
      const written = await readFile(join(folder, `written.${form}`), 'latin1');
      expect(written.slice(0, beginning.length)).toBe(beginning);
    }
    const flags = ['--to', 'safetensors', ...reference];
    expect((await lab(['export', 'last', 'kept.safetensors', ...flags])).code).toBe(0);
    expect((await lab(['export', 'small.json', 'new.safetensors', ...flags])).code).toBe(0);
    const [kept, trained] = ['kept.safetensors', 'new.safetensors'].map((name) =>
      readFile(join(folder, name)),
    );
    expect(await kept).toEqual(await trained);
  }, 60_000);
});

describe('predict', () => {
  it('gives for the validation rows the classes that its run was measured by', async () => {
    await writeFile(join(folder, 'train.csv'), tableOfRows(0, 120));
    await writeFile(join(folder, 'other.csv'), tableOfRows(120, 160));
    const data = { source: 'csv', path: 'train.csv', validationPath: 'other.csv', target: 'y' };
    const remedies = { ...small.remedies, relu: true, xavier: true };
    const overTable = { ...JSON.parse(writeExperiment({ ...small, remedies })), data };
    await writeFile(join(folder, 'table.json'), JSON.stringify(overTable));
    const flags = ['--epochs', '30', ...reference];
    const run = await lab(['run', 'table.json', '--json', ...flags]);
    const predicted = await lab(['predict', 'last', 'other.csv']);
    expect(predicted.code).toBe(0);
    const [header, ...lines] = predicted.out.trim().split('\n');
    expect(header).toBe('y,probability of no,probability of yes');
    expect(new Set(lines.map((line) => line.split(',')[0])).size).toBe(2);
    const truth = tableOfRows(120, 160).trim().split('\n').slice(1);
    const hits = lines.filter((line, row) => line.split(',')[0] === truth[row]?.split(',')[2]);
    expect(hits.length / truth.length).toBeCloseTo(
      Number(resultOf(run).final.validationAccuracy),
      12,
    );
    for (const line of lines) {
      const [no = 0, yes = 0] = line.split(',').slice(1).map(Number);
      expect(no + yes).toBeCloseTo(1, 12);
    }
  });

  it('refuses a table that lacks a column', async () => {
    await writeFile(join(folder, 'narrow.csv'), 'size\n1\n');
    const { code, error } = await lab(['predict', 'last', 'narrow.csv']);
    expect([code, error.includes('colour')]).toEqual([2, true]);
  });
});

/** A number and a word, and a target that follows from both. */
function tableOfRows(from: number, to: number): string {
  const rows = Array.from({ length: to - from }, (_, index) => {
    const size = ((from + index) * 37) % 101;
    const colour = (from + index) % 3 === 0 ? 'red' : 'blue';
    return `${size},${colour},${size > 50 === (colour === 'red') ? 'yes' : 'no'}\n`;
  });
  return `size,colour,y\n${rows.join('')}`;
}

describe('lessons FILE', () => {
  it('trains what the file describes, and exits with 1 where it does not come out so', async () => {
    const measure = (experiment: string, code: string) => ({
      quantity: `${experiment} is ${code}`,
      expected: 1,
      tolerance: 0,
      measure: { of: 'verdict', experiment, code },
    });
    const lesson = {
      format: 'gradient-lab/lesson',
      version: 1,
      title: 'A rate beyond reason',
      text: { about: 'One run.', see: 'It breaks.', why: 'Its steps.', try: 'Smaller ones.' },
      question: { asks: 'Does it?', choices: ['yes', 'no'], answer: 'yes', because: 'It does.' },
      experiments: [{ id: 'wild', title: 'Wild', experiment: wild }],
      expectations: [measure('wild', 'learning-rate-too-high'), measure('wild', 'healthy')],
    };
    await writeFile(join(folder, 'wild-lesson.json'), JSON.stringify(lesson));
    const { code, out } = await lab(['lessons', 'wild-lesson.json', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      lessons: [
        {
          name: 'wild-lesson.json',
          held: false,
          checks: [
            { measured: 1, held: true },
            { measured: 0, held: false },
          ],
        },
      ],
    });
  });
});

describe('bad input', () => {
  it.each([
    ['a file that is not there', ['run', 'missing.json'], 'missing.json'],
    ['a file that is no experiment', ['run', 'not-json.json'], 'not-json.json'],
    ['an unknown command', ['rnu', 'small.json'], 'Did you mean run?'],
    ['an unknown flag', ['run', 'small.json', '--jsno'], 'Did you mean --json?'],
    ['a flag without its value', ['run', 'small.json', '--epochs'], '--epochs N'],
    ['a value of another kind', ['run', 'small.json', '--epochs', 'many'], 'whole number'],
    ['a choice that is none', ['run', 'small.json', '--engine', 'jax'], 'tensorflow or reference'],
    ['no file', ['run'], 'FILE is missing'],
    ['a file too many', ['run', 'small.json', 'other.json'], 'one argument too many'],
    ['an unknown remedy', ['remedy', 'small.json', '--apply', 'dropout'], 'dropout'],
    ['a grid without seeds', ['grid', 'small.json', '--seeds', '0'], 'whole number from 1'],
    ['a lesson that is none', ['lessons', 'not-json.json'], 'not-json.json'],
    ['an unknown lesson', ['lessons', 'look-alike'], 'Did you mean look-alikes?'],
    ['an unknown run', ['show', 'nothing'], 'no run "nothing"'],
    ['a folder that is a file', ['run', 'small.json', '--out', 'small.json'], 'not a folder'],
  ])('%s is refused with one line and code 2, and nothing is written', async (_, args, words) => {
    await writeFile(join(folder, 'not-json.json'), '{"format": ');
    const before = (await readdir(folder)).sort();
    const { code, out, error } = await lab(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(error.trim().split('\n')).toHaveLength(1);
    expect(error).toContain(words);
    expect((await readdir(folder)).sort()).toEqual(before);
  });
});

describe('help', () => {
  it('lists every command, and the flags of one', async () => {
    const overview = await lab(['help']);
    expect(overview.code).toBe(0);
    for (const name of ['run', 'remedy', 'export', 'devices']) expect(overview.out).toContain(name);
    expect((await lab(['run', '--help'])).out).toContain('--out DIR');
  });
});
