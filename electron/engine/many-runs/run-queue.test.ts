import { expect, it } from 'vitest';
import { RunQueue } from './run-queue';

const nobody: ReadonlySet<string> = new Set();

function queueOf(shapes: string): RunQueue<{ readonly run: string; readonly shape: string }> {
  const queue = new RunQueue();
  Array.from(shapes).forEach((shape, index) => queue.add({ run: `${shape}${index}`, shape }));
  return queue;
}

it.each([
  ['hands out runs in their order', 'abc', null, nobody, 'a0'],
  ['gives an engine the shape that it has compiled', 'abcb', 'b', nobody, 'b1'],
  ['leaves a shape to the engine that is at it', 'aabb', null, new Set('a'), 'b2'],
  ['prefers its own shape even if another engine is at it too', 'aab', 'a', new Set('a'), 'a0'],
  ['leaves no engine idle, even if it must compile once more', 'aa', 'b', new Set('a'), 'a0'],
  ['has nothing to give when it is empty', '', 'a', nobody, null],
])('%s', (_, shapes, own, taken, expected) => {
  expect(queueOf(shapes).take(own, taken)?.run ?? null).toBe(expected);
});

it('forgets a run that was removed', () => {
  const queue = queueOf('ab');
  expect(queue.remove('a0')?.run).toBe('a0');
  expect(queue.remove('a0')).toBeNull();
  expect(queue.removeAll().map(({ run }) => run)).toEqual(['b1']);
  expect(queue.size).toBe(0);
});

it('lets two engines compile each of eight shapes once', () => {
  const queue = queueOf('abcdefghabcdefgh');
  const compiled: string[] = [];
  const at: (string | null)[] = [null, null];
  while (queue.size > 0) {
    for (const engine of [0, 1]) {
      const other = at[1 - engine] ?? null;
      const next = queue.take(at[engine] ?? null, new Set(other === null ? [] : [other]));
      if (next === null) continue;
      if (next.shape !== at[engine]) compiled.push(next.shape);
      at[engine] = next.shape;
    }
  }
  expect(compiled.sort()).toEqual('abcdefgh'.split(''));
});
