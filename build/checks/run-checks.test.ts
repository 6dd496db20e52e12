import { describe, expect, it } from 'vitest';
import { oneFailed, onePassed } from './check.mjs';
import { runChecks } from './run-checks.mjs';

function check(name: string, cores: number, run: () => Promise<typeof onePassed>) {
  return { name, cores, run };
}

async function outcomeOf(...checks: readonly ReturnType<typeof check>[]) {
  const lines: string[] = [];
  const passed = await runChecks(checks, {}, (line) => lines.push(line));
  return { passed, lines, last: lines.join('\n').split('\n').at(-1) };
}

describe('runChecks', () => {
  it('ends with the counts of all checks', async () => {
    const unit = { passed: 12, skipped: 0, failures: [] };
    const outcome = await outcomeOf(
      check('types', 1, async () => onePassed),
      check('unit tests', 2, async () => unit),
    );
    expect(outcome).toMatchObject({ passed: true, last: '13 passed, 0 failed' });
  });

  it('shows what a failing check printed, without colours', async () => {
    const outcome = await outcomeOf(
      check('types', 1, async () => onePassed),
      check('lint', 1, async () => oneFailed('lint', '\x1b[31mno-any\x1b[0m at line 3')),
    );
    expect(outcome).toMatchObject({ passed: false, last: '1 passed, 1 failed' });
    expect(outcome.lines.join('\n')).toContain('✗ lint\nno-any at line 3');
  });

  it('counts a check that breaks down as failed', async () => {
    const outcome = await outcomeOf(check('e2e', 2, () => Promise.reject(new Error('no display'))));
    expect(outcome).toMatchObject({ passed: false, last: '0 passed, 1 failed' });
    expect(outcome.lines.join('\n')).toContain('no display');
  });

  it('keeps at most two cores busy, and both where it can', async () => {
    let busy = 0;
    let most = 0;
    const counting = (cores: number) =>
      check(`${cores}`, cores, async () => {
        busy += cores;
        most = Math.max(most, busy);
        await new Promise((settle) => setImmediate(settle));
        busy -= cores;
        return onePassed;
      });
    await outcomeOf(...[1, 1, 1, 2, 1, 2, 1].map(counting));
    expect(most).toBe(2);
  });
});
