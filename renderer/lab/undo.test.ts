import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DataSummary } from '../../shared/data/data-summary';
import { examples } from '../../shared/experiment/examples';
import type { Experiment } from '../../shared/experiment/experiment';
import { writeExperiment } from '../../shared/experiment/read-experiment';
import { startingExample } from '../../shared/experiment/starting-example';
import { defaultPreferences } from '../../shared/messages/preferences';
import { succeed } from '../../shared/problems/problem';
import { actions } from '../actions/actions';
import { Lab } from './lab.svelte';
import { recordingMainProcess } from './testing/recording-main-process';

/** Sections whose actions change the experiment; the others run, show or ask. */
const editing = [...actions]
  .filter(([, { section }]) => ['Edit', 'Network', 'Add', 'Remedies'].includes(section))
  .filter(([name]) => name !== 'edit.undo' && name !== 'edit.redo');

/** One step of a person: which layers are selected, then an action or a field that is changed. */
interface Step {
  readonly selected: readonly number[];
  readonly deed: number;
  readonly number: number;
}

const anyStep: fc.Arbitrary<Step> = fc.record({
  selected: fc.array(fc.nat(), { maxLength: 4 }),
  deed: fc.nat(),
  number: fc.integer({ min: 1, max: 64 }),
});

const summary: DataSummary = {
  title: 'Two moons',
  shape: {
    task: 'classification',
    sampleShape: [2],
    classes: 2,
    trainingRows: 100,
    validationRows: 20,
  },
  classes: [],
  features: [],
  target: null,
  previewColumns: [],
  preview: [],
  points: [],
  notices: [],
};

async function labWith(experiment: Experiment): Promise<Lab> {
  const { mainProcess } = recordingMainProcess({ 'data:summarize': () => succeed(summary) });
  const opened = { experiment, file: null, unsaved: false, notice: null };
  const lab = new Lab(mainProcess, { preferences: defaultPreferences, opened, systemDark: false });
  lab.data.follow(lab.document.experiment, null);
  await vi.advanceTimersByTimeAsync(0);
  return lab;
}

function take(lab: Lab, { selected, deed, number }: Step): void {
  const { layers, groups } = lab.document.network;
  const chosen = selected.flatMap((index) => layers[index % Math.max(1, layers.length)] ?? []);
  lab.selection.selectLayers(chosen.map(({ id }) => id));
  const [first, second] = chosen;
  const group = groups[0];
  const others = [
    () => first !== undefined && lab.editing.changeField([first], 'units', number),
    () => first !== undefined && lab.editing.rename(first, `renamed ${number}`),
    () =>
      first !== undefined &&
      second !== undefined &&
      lab.editing.wiring.connect(first.id, second.id),
    () => first !== undefined && lab.editing.move([[first.id, number, 2 * number]]),
    () => group !== undefined && lab.editing.groups.repeat(group.id, number),
    () => group !== undefined && lab.editing.groups.ungroup(group.id),
    () => group !== undefined && lab.canvas.fold(group.id, number % 2 === 0),
    () => lab.document.change('Seed', (experiment) => ({ ...experiment, seed: number })),
  ];
  const index = deed % (editing.length + others.length);
  const action = editing[index]?.[1];
  if (action === undefined) others[index - editing.length]?.();
  else if (action.isEnabled?.(lab) ?? true) action.perform(lab);
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('undo', () => {
  it('gives back the same file byte for byte after any sequence of edits, and redo the edited one', async () => {
    const started = examples.map(({ experiment }) => experiment);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...started),
        fc.array(anyStep, { minLength: 1, maxLength: 15 }),
        async (experiment, steps) => {
          const lab = await labWith(experiment);
          const before = writeExperiment(experiment);
          for (const step of steps) take(lab, step);
          const after = writeExperiment(lab.document.experiment);

          let undone = 0;
          while (lab.document.canUndo) {
            lab.document.undo();
            undone += 1;
          }
          expect(writeExperiment(lab.document.experiment)).toBe(before);
          for (let step = 0; step < undone; step += 1) lab.document.redo();
          expect(writeExperiment(lab.document.experiment)).toBe(after);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('has edits to undo at all', async () => {
    const lab = await labWith(startingExample);
    const deed = editing.findIndex(([name]) => name === 'add.dense');
    take(lab, { selected: [1], deed, number: 1 });
    expect(lab.document.undoLabel).toBe('Add Dense');
  });
});
