import { describe, expect, it } from 'vitest';
import type { Layer } from '../../shared/network/layer-types';
import { layOut } from './canvas-layout';
import { canvasModel } from './canvas-model';
import { stepFrom } from './canvas-walk';

const initializer = { type: 'glorot-uniform' } as const;
const dense = (id: string): Layer => ({
  id,
  type: 'dense',
  units: 8,
  initializer,
  useBias: true,
});

/** start -> d1 -> d2 -> join -> end with a side branch from start to join, and one loose layer. */
const model = canvasModel({
  layers: ['start', 'd1', 'd2', 'side', 'join', 'end'].map(dense),
  connections: [
    ['start', 'd1'],
    ['d1', 'd2'],
    ['d2', 'join'],
    ['start', 'side'],
    ['side', 'join'],
    ['join', 'end'],
  ],
});
const { boxes } = layOut(model, { width: 1300, height: 500 });

describe('stepFrom', () => {
  it.each([
    ['start', 'right', 'd1'],
    ['d1', 'right', 'd2'],
    ['side', 'right', 'join'],
    ['join', 'left', 'd2'],
    ['side', 'left', 'start'],
    ['side', 'up', 'd2'],
    ['start', 'left', null],
    ['end', 'right', null],
    ['d1', 'up', null],
    ['nowhere', 'right', null],
  ] as const)('goes from %s %s to %s', (from, direction, to) => {
    expect(stepFrom(from, direction, model, boxes)).toBe(to);
  });

  it('goes down to the branch and up again', () => {
    const below = stepFrom('d2', 'down', model, boxes);
    expect(below).toBe('side');
  });
});
