import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startingExample } from '../../shared/experiment/starting-example';
import { ExperimentDocument } from './experiment-document.svelte';
import { recordingMainProcess } from './testing/recording-main-process';

const opened = { experiment: startingExample, file: null, unsaved: false, notice: null };

function named(name: string) {
  return (experiment: typeof startingExample) => ({ ...experiment, name });
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('ExperimentDocument', () => {
  it('undoes and redoes changes by their labels', () => {
    const document = new ExperimentDocument(recordingMainProcess().mainProcess, opened);
    document.change('Rename', named('one'));
    document.change('Rename again', named('two'));
    expect(document.undoLabel).toBe('Rename again');

    document.undo();
    expect(document.experiment.name).toBe('one');
    document.undo();
    expect(document.experiment).toBe(startingExample);
    expect(document.canUndo).toBe(false);
    document.redo();
    expect([document.experiment.name, document.redoLabel]).toEqual(['one', 'Rename again']);
  });

  it('takes the presses of one stepper back together, until a pause ends them', () => {
    const document = new ExperimentDocument(recordingMainProcess().mainProcess, opened);
    document.change('Change the seed', (before) => ({ ...before, seed: 2 }), 'seed');
    document.change('Change the seed', (before) => ({ ...before, seed: 3 }), 'seed');
    vi.runAllTimers();
    document.change('Change the seed', (before) => ({ ...before, seed: 4 }), 'seed');

    document.undo();
    expect(document.experiment.seed).toBe(3);
    document.undo();
    expect(document.experiment.seed).toBe(startingExample.seed);
  });

  it('knows whether a file holds its state, through undo and redo too', () => {
    const document = new ExperimentDocument(recordingMainProcess().mainProcess, opened);
    expect(document.unsaved).toBe(false);
    document.change('Rename', named('one'));
    expect(document.unsaved).toBe(true);
    document.savedAs(document.experiment, '/home/one.json');
    expect([document.unsaved, document.file]).toEqual([false, '/home/one.json']);
    document.undo();
    expect(document.unsaved).toBe(true);
    document.redo();
    expect(document.unsaved).toBe(false);
  });

  it('autosaves the newest state once a burst of changes is over', () => {
    const { mainProcess, requests } = recordingMainProcess();
    const document = new ExperimentDocument(mainProcess, opened, 600);
    document.change('Rename', named('one'));
    vi.advanceTimersByTime(500);
    document.change('Rename', named('two'));
    vi.advanceTimersByTime(500);
    expect(requests).toEqual([]);
    vi.advanceTimersByTime(100);
    expect(requests).toEqual([
      {
        name: 'experiment:autosave',
        payload: { experiment: { ...startingExample, name: 'two' }, file: null, unsaved: true },
      },
    ]);
  });

  it('starts a history of its own for another experiment', () => {
    const document = new ExperimentDocument(recordingMainProcess().mainProcess, opened);
    document.change('Rename', named('one'));
    document.replace({ ...opened, experiment: named('other')(startingExample), file: '/o.json' });
    expect([document.canUndo, document.unsaved, document.file]).toEqual([false, false, '/o.json']);
  });
});
