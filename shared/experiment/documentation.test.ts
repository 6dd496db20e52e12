import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { layerTypeNames } from '../network/layer-schema';
import { activationFunctionNames } from '../network/activation-functions';
import { initializerTypes } from '../network/initializer';
import { readExperiment } from './read-experiment';

const page = readFileSync(new URL('../../docs/experiment-format.md', import.meta.url), 'utf8');

function messagesOf(text: string): readonly string[] {
  const read = readExperiment(text);
  return read.ok ? [] : read.problems.map(({ message }) => message);
}

describe('docs/experiment-format.md', () => {
  const [example = ''] = [...page.matchAll(/```json\n(.*?)```/gsu)].map(([, code]) => code ?? '');

  it('shows an experiment that can be read', () => {
    expect(readExperiment(example)).toMatchObject({ ok: true });
  });

  it.each([...layerTypeNames(), ...activationFunctionNames, ...Object.keys(initializerTypes)])(
    'names %s',
    (name) => {
      expect(page).toContain(name);
    },
  );

  it.each([
    ['"units": 32', '"units": "many"'],
    ['"units": 32', '"units": 32, "unit": 32'],
    ['"learningRate": 0.1', '"momentum": 0'],
    ['"version": 1', '"version": 2'],
    ['"format": "gradient-lab/experiment",', ''],
  ])('quotes what is said where %s is %s', (right, wrong) => {
    const messages = messagesOf(example.replace(right, wrong));
    expect(messages).toHaveLength(1);
    expect(page).toContain(messages[0]);
  });
});
