import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeExperiment } from '../../../shared/experiment/read-experiment';
import { startingExample } from '../../../shared/experiment/starting-example';
import { Autosave } from '../../files/autosave';
import { RecentFiles } from '../../files/recent-files';
import { OpenedFiles } from '../opened-files';
import { experimentRequests } from './experiment-requests';
import { RefusedRequest } from './request-router';

const named = (name: string) => ({ ...startingExample, name });

let folder: string;
let file: string;
/** What the user chooses in the next dialog; null: cancels. */
let choice: string | null;
let suggested: string[];
let saves: boolean[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradient-lab-experiment-requests-'));
  file = join(folder, 'deep.json');
  choice = null;
  suggested = [];
  saves = [];
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function requests(given: string | null = null) {
  return experimentRequests({
    autosave: new Autosave(join(folder, 'lab')),
    openedFiles: new OpenedFiles(given, new RecentFiles(join(folder, 'lab'))),
    dialogs: {
      chooseExperiment: async () => choice,
      chooseWhereToSave: async (name) => {
        suggested.push(name);
        return choice;
      },
    },
    onSaved: (successfully) => saves.push(successfully),
  });
}

describe('experiment:open', () => {
  it('is null where the user cancels', async () => {
    expect(await requests()['experiment:open'](null)).toBeNull();
  });

  it('answers with the experiment and its file', async () => {
    await writeFile(file, writeExperiment(named('Deep')));
    choice = file;
    expect(await requests()['experiment:open'](null)).toEqual({
      ok: true,
      value: { experiment: named('Deep'), file, unsaved: false, notice: null },
    });
  });

  it('answers with problems where the file is none', async () => {
    await writeFile(file, 'hello');
    choice = file;
    expect(await requests()['experiment:open'](null)).toMatchObject({ ok: false });
  });
});

describe('experiment:save', () => {
  it('asks where, by the name of the experiment, and writes there', async () => {
    choice = file;
    const answer = await requests()['experiment:save']({ experiment: named('Deep'), file: null });
    expect(answer).toEqual({ ok: true, value: { file } });
    expect(suggested).toEqual(['Deep.gradient-lab']);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ name: 'Deep' });
    expect(saves).toEqual([true]);
  });

  it('writes to the file that was saved before without asking', async () => {
    const handlers = requests();
    choice = file;
    await handlers['experiment:save']({ experiment: named('First'), file: null });
    await handlers['experiment:save']({ experiment: named('Second'), file });
    expect(suggested).toHaveLength(1);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ name: 'Second' });
  });

  it('is null where the user cancels, and says that nothing was saved', async () => {
    expect(await requests()['experiment:save']({ experiment: startingExample, file: null })).toBe(
      null,
    );
    expect(saves).toEqual([false]);
  });

  it('says why and that nothing was saved where the folder is gone', async () => {
    choice = join(folder, 'gone', 'deep.json');
    const answer = await requests()['experiment:save']({ experiment: startingExample, file: null });
    expect(answer).toMatchObject({ ok: false, problems: [{ code: 'file-not-found' }] });
    expect(saves).toEqual([false]);
  });

  it('refuses a file that the user never chose', async () => {
    await writeFile(file, 'precious');
    const save = requests()['experiment:save'];
    await expect(save({ experiment: startingExample, file })).rejects.toThrow(RefusedRequest);
    expect(await readFile(file, 'utf8')).toBe('precious');
  });
});

describe('experiment:restore', () => {
  it('gives the starting example at the very first start', async () => {
    expect(await requests()['experiment:restore'](null)).toEqual({
      experiment: startingExample,
      file: null,
      unsaved: false,
      notice: null,
    });
  });

  it('gives unsaved work, and lets it be saved to its file', async () => {
    choice = file;
    const before = requests();
    await before['experiment:save']({ experiment: named('Saved'), file: null });
    await before['experiment:autosave']({ experiment: named('Edited'), file, unsaved: true });
    const after = requests();
    const restored = await after['experiment:restore'](null);
    expect(restored).toMatchObject({ experiment: { name: 'Edited' }, file, unsaved: true });
    expect(await after['experiment:save'](restored)).toMatchObject({ ok: true });
  });

  it('gives saved work as its file has it', async () => {
    choice = file;
    await requests()['experiment:save']({ experiment: named('Saved'), file: null });
    await writeFile(file, writeExperiment(named('Changed outside')));
    expect(await requests()['experiment:restore'](null)).toMatchObject({
      experiment: { name: 'Changed outside' },
      unsaved: false,
    });
  });

  it('opens the file on the command line once', async () => {
    await writeFile(file, writeExperiment(named('Given')));
    const handlers = requests(file);
    expect(await handlers['experiment:restore'](null)).toMatchObject({ file });
    expect(await handlers['experiment:restore'](null)).toMatchObject({ file: null });
  });
});

describe('experiment:autosave', () => {
  it('refuses to remember a file that the user never chose', () => {
    const work = { experiment: startingExample, file: '/etc/passwd', unsaved: true };
    expect(() => requests()['experiment:autosave'](work)).toThrow(RefusedRequest);
  });
});

describe('experiment:open-recent', () => {
  it('opens what was opened before, and nothing else', async () => {
    const handlers = requests();
    await writeFile(file, writeExperiment(named('Deep')));
    choice = file;
    await handlers['experiment:open'](null);
    expect(await handlers['experiment:list-recent'](null)).toEqual([file]);
    expect(await handlers['experiment:open-recent']({ file })).toMatchObject({
      ok: true,
      value: { experiment: { name: 'Deep' }, file },
    });
    await expect(handlers['experiment:open-recent']({ file: '/etc/passwd' })).rejects.toThrow(
      RefusedRequest,
    );
  });

  it('forgets a file that is gone', async () => {
    const handlers = requests();
    await writeFile(file, writeExperiment(named('Deep')));
    choice = file;
    await handlers['experiment:open'](null);
    await rm(file);
    expect(await handlers['experiment:open-recent']({ file })).toMatchObject({ ok: false });
    expect(await handlers['experiment:list-recent'](null)).toEqual([]);
  });
});
