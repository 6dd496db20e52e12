import { describe, expect, it } from 'vitest';
import {
  activation,
  compiled,
  dense,
  sampleData,
  series,
} from '../../shared/compile/testing/small-network';
import { fail, succeed } from '../../shared/problems/problem';
import { trainEpochs } from '../../shared/training/testing/train-epochs';
import type { Machine } from './open-session';
import { openSession, warmUpWords } from './open-session';
import type { Binding } from './tensorflow/binding';
import { loadBinding } from './tensorflow/binding';

const data = sampleData([2], 40);
const plan = compiled(series(dense('d1', 8), activation('a1', 'tanh')), data);
const automatic = { engine: 'automatic', device: 'automatic' } as const;

const broken = {
  code: 'tensorflow-not-loaded',
  message: 'TensorFlow could not be loaded: this processor has no AVX.',
};
const withoutTensorFlow: Machine = {
  loadBinding: () => fail(broken),
  availableMemory: () => 2 ** 40,
};

/** A library that has found a GPU; nothing of it is run here. */
const gpuLibrary: Binding = {
  TF_Version: '2.21.0',
  isUsingGpuDevice: () => true,
  createTensor: () => 0,
  deleteTensor: () => undefined,
  tensorDataSync: () => new Float32Array(),
  loadSavedModel: () => 0,
  deleteSavedModel: () => undefined,
  runSavedModel: () => [],
};

describe('where TensorFlow cannot be loaded', () => {
  it('the reference engine trains, named slow, with the reason', () => {
    expect(openSession(plan, data, automatic, withoutTensorFlow)).toMatchObject({
      value: {
        engine: {
          name: 'reference',
          tensorflow: null,
          mode: 'interpreter',
          reason: `The reference engine (slow) trains. ${broken.message}`,
        },
      },
    });
  });

  it.each([
    { engine: 'tensorflow', device: 'automatic' },
    { engine: 'automatic', device: 'gpu' },
  ] as const)('%j is refused with the reason', (wanted) => {
    expect(openSession(plan, data, wanted, withoutTensorFlow)).toEqual(fail(broken));
  });
});

describe('a machine without enough memory', () => {
  it.each(['reference', 'tensorflow'] as const)('is told so before %s takes any', (engine) => {
    const machine = { loadBinding: () => succeed(gpuLibrary), availableMemory: () => 1000 };
    expect(openSession(plan, data, { engine, device: 'cpu' }, machine)).toMatchObject({
      problems: [{ code: 'not-enough-memory' }],
    });
  });
});

describe('a GPU', () => {
  it('is announced before it is used for the first time, and not again', () => {
    const machine = { ...withoutTensorFlow, loadBinding: () => succeed(gpuLibrary) };
    expect(warmUpWords({ engine: 'automatic', device: 'cpu' }, machine)).toBe(null);
    expect(warmUpWords(automatic, machine)).toBe(
      'The GPU is prepared once; this can take a minute.',
    );
    expect(warmUpWords(automatic, machine)).toBe(null);
  });

  it('that is not there is not announced', () => {
    const machine = {
      ...withoutTensorFlow,
      loadBinding: () => succeed({ ...gpuLibrary, isUsingGpuDevice: () => false }),
    };
    expect(warmUpWords(automatic, machine)).toBe(null);
    expect(openSession(plan, data, { engine: 'automatic', device: 'gpu' }, machine)).toMatchObject({
      problems: [{ code: 'no-gpu', hint: 'Train on the processor instead.' }],
    });
  });
});

describe.runIf(loadBinding().ok)('the same plan in both engines', () => {
  it('has the same losses to what float32 can tell, over the first epochs', () => {
    const [first, second] = (['tensorflow', 'reference'] as const).map((engine) => {
      const opened = openSession(plan, data, { engine, device: 'cpu' });
      if (!opened.ok) throw new Error(opened.problems[0].message);
      return trainEpochs(opened.value.session, plan, 40, 5).loss;
    });
    expect(first).toHaveLength(50);
    first?.forEach((loss, step) => expect(loss).toBeCloseTo(second?.[step] ?? NaN, 5));
  });
});
