import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyOf, record, redo, redoLabel, settle, undo, undoLabel } from './history';
import type { History } from './history';

const alone = { label: 'Change', key: null };
const slide = { label: 'Change units', key: 'units of d1' };

describe('a history', () => {
  it('has nothing to undo or redo at first', () => {
    const history = historyOf(1);
    expect([undoLabel(history), redoLabel(history)]).toEqual([null, null]);
    expect(undo(history)).toBe(history);
    expect(redo(history)).toBe(history);
  });

  it('names what undo and redo would do', () => {
    const history = record(record(historyOf(1), 2, { label: 'Add Dense', key: null }), 3, slide);
    expect(undoLabel(history)).toBe('Change units');
    expect(undoLabel(undo(history))).toBe('Add Dense');
    expect(redoLabel(undo(history))).toBe('Change units');
  });

  it('takes changes in a row with one key as one', () => {
    const history = [2, 3, 4].reduce((h, n) => record(h, n, slide), historyOf(1));
    expect(undo(history).present).toBe(1);
    expect(redo(undo(history)).present).toBe(4);
  });

  it('starts a new change where the key differs, after settle, and after undo', () => {
    const start = record(historyOf(1), 2, slide);
    expect(undo(record(start, 3, { ...slide, key: 'units of d2' })).present).toBe(2);
    expect(undo(record(settle(start), 3, slide)).present).toBe(2);
    const undone = undo(record(settle(start), 3, slide));
    expect(undo(record(undone, 4, slide)).present).toBe(2);
  });

  it('forgets what could be redone when something new is done', () => {
    expect(redoLabel(record(undo(record(historyOf(1), 2, alone)), 3, alone))).toBeNull();
  });

  it('does not record a change that changes nothing', () => {
    const history = record(historyOf(1), 2, alone);
    expect(record(history, 2, alone)).toBe(history);
  });

  const anyHistory: fc.Arbitrary<History<number>> = fc
    .array(
      fc.oneof(
        fc.constant('undo' as const),
        fc.constant('redo' as const),
        fc.constant('settle' as const),
        fc.record({ next: fc.nat(), key: fc.constantFrom(null, 'a', 'b') }),
      ),
    )
    .map((doings) =>
      doings.reduce((history, doing) => {
        if (doing === 'undo') return undo(history);
        if (doing === 'redo') return redo(history);
        if (doing === 'settle') return settle(history);
        return record(history, doing.next, { label: 'Change', key: doing.key });
      }, historyOf(-1)),
    );

  it('is back where it was after undo of anything recorded', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        expect(undo(record(history, -2, alone)).present).toBe(history.present);
      }),
    );
  });

  it('is where it was after undo and redo', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        fc.pre(undoLabel(history) !== null);
        const there = redo(undo(history));
        expect(there.present).toBe(history.present);
        expect(there.future).toEqual(history.future);
        expect(there.past.map(({ state }) => state)).toEqual(
          history.past.map(({ state }) => state),
        );
      }),
    );
  });

  it('undoes all the way to its first state', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const first = history.past.reduce((back) => undo(back), history);
        expect(first.present).toBe(-1);
      }),
    );
  });
});
