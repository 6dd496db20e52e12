import { describe, expect, it } from 'vitest';
import { ClosingQuestions } from './closing';

interface Situation {
  readonly run?: 'keep-training' | 'stop-and-close';
  readonly unsaved?: 'save' | 'discard' | 'cancel';
}

/** A window in the given situation; the answers are what the user says if asked. */
function windowWith({ run, unsaved }: Situation) {
  const happened: string[] = [];
  const closing = new ClosingQuestions({
    isRunInProgress: () => run !== undefined,
    hasUnsavedWork: () => unsaved !== undefined,
    askAboutRun: async () => {
      happened.push('asked about the run');
      return run ?? 'keep-training';
    },
    askAboutUnsavedWork: async () => {
      happened.push('asked about unsaved work');
      return unsaved ?? 'cancel';
    },
    beginSaving: () => happened.push('saving'),
    discardWork: async () => void happened.push('discarded'),
    closeNow: () => happened.push('closed'),
  });
  return { closing, happened };
}

describe('ClosingQuestions', () => {
  it.each<[string, Situation, string[]]>([
    ['closes at once where nothing is at stake', {}, ['closed']],
    ['stays open while the user keeps training', { run: 'keep-training' }, ['asked about the run']],
    ['stops and closes', { run: 'stop-and-close' }, ['asked about the run', 'closed']],
    ['stays open on cancel', { unsaved: 'cancel' }, ['asked about unsaved work']],
    [
      'drops unsaved work only when told to',
      { unsaved: 'discard' },
      ['asked about unsaved work', 'discarded', 'closed'],
    ],
    [
      'saves first, and does not close yet',
      { unsaved: 'save' },
      ['asked about unsaved work', 'saving'],
    ],
    [
      'asks about the run, then about unsaved work',
      { run: 'stop-and-close', unsaved: 'discard' },
      ['asked about the run', 'asked about unsaved work', 'discarded', 'closed'],
    ],
    [
      'does not ask about unsaved work of a window that stays',
      { run: 'keep-training', unsaved: 'save' },
      ['asked about the run'],
    ],
  ])('%s', async (_name, situation, expected) => {
    const { closing, happened } = windowWith(situation);
    await closing.close();
    expect(happened).toEqual(expected);
  });

  it('closes once the work is saved', async () => {
    const { closing, happened } = windowWith({ unsaved: 'save' });
    await closing.close();
    closing.saved(true);
    expect(happened.at(-1)).toBe('closed');
  });

  it('stays open where saving failed or was cancelled, also after a later save', async () => {
    const { closing, happened } = windowWith({ unsaved: 'save' });
    await closing.close();
    closing.saved(false);
    closing.saved(true);
    expect(happened).not.toContain('closed');
  });

  it('does not close because of a save that nobody asked for', () => {
    const { closing, happened } = windowWith({ unsaved: 'save' });
    closing.saved(true);
    expect(happened).toEqual([]);
  });

  it('asks one question at a time', async () => {
    const { closing, happened } = windowWith({ unsaved: 'cancel' });
    await Promise.all([closing.close(), closing.close()]);
    expect(happened).toEqual(['asked about unsaved work']);
  });

  it('asks again when the window never says that it saved', async () => {
    const { closing, happened } = windowWith({ unsaved: 'save' });
    await closing.close();
    await closing.close();
    expect(happened.filter((what) => what === 'asked about unsaved work')).toHaveLength(2);
  });

  it('can be asked again after a dialog failed', async () => {
    let fails = true;
    const happened: string[] = [];
    const closing = new ClosingQuestions({
      isRunInProgress: () => true,
      hasUnsavedWork: () => false,
      askAboutRun: async () => {
        if (fails) throw new Error('no display');
        return 'stop-and-close';
      },
      askAboutUnsavedWork: async () => 'cancel',
      beginSaving: () => undefined,
      discardWork: async () => undefined,
      closeNow: () => happened.push('closed'),
    });
    await expect(closing.close()).rejects.toThrow('no display');
    fails = false;
    await closing.close();
    expect(happened).toEqual(['closed']);
  });
});
