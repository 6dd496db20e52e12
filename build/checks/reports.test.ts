import { describe, expect, it } from 'vitest';
import { verdictOfEndToEndTests } from './end-to-end-tests.mjs';
import { verdictOfUnitTests } from './unit-tests.mjs';

describe('verdictOfUnitTests', () => {
  const file = (status: string, assertionResults: { status: string; fullName: string }[]) => ({
    name: '/repository/shared/x.test.ts',
    status,
    message: 'cannot be loaded',
    assertionResults,
  });

  it('counts tests one by one', () => {
    const tests = ['passed', 'failed', 'passed', 'skipped'].map((status, index) => ({
      status,
      fullName: `test ${index}`,
    }));
    const report = { success: false, testResults: [file('failed', tests)] };
    expect(verdictOfUnitTests(report, '/repository', '')).toEqual({
      passed: 2,
      skipped: 1,
      failures: [{ name: 'shared/x.test.ts: test 1', output: '' }],
    });
  });

  it('counts a file that cannot be loaded as one failure', () => {
    const report = { success: false, testResults: [file('failed', [])] };
    expect(verdictOfUnitTests(report, '/repository', '').failures).toEqual([
      { name: 'shared/x.test.ts', output: 'cannot be loaded' },
    ]);
  });

  it('fails on an error outside of any test', () => {
    const tests = [{ status: 'passed', fullName: 'test' }];
    const report = { success: false, testResults: [file('passed', tests)] };
    expect(verdictOfUnitTests(report, '/repository', 'Unhandled Rejection').failures).toEqual([
      { name: 'Vitest', output: 'Unhandled Rejection' },
    ]);
  });
});

describe('verdictOfEndToEndTests', () => {
  const spec = (title: string, status: string) => ({
    title,
    file: 'lab.spec.ts',
    tests: [{ status, results: [{ errors: [{ message: `${title} went wrong` }] }] }],
  });

  it('counts tests at every depth, and takes a flaky one for failed', () => {
    const inner = { specs: [spec('b', 'expected'), spec('c', 'flaky'), spec('d', 'skipped')] };
    const suites = [{ specs: [spec('a', 'expected')], suites: [inner] }];
    expect(verdictOfEndToEndTests({ suites, errors: [] })).toEqual({
      passed: 2,
      skipped: 1,
      failures: [{ name: 'lab.spec.ts: c', output: 'c went wrong' }],
    });
  });

  it('counts an error before any test as a failure', () => {
    const report = { suites: [], errors: [{ message: 'cannot read the configuration' }] };
    expect(verdictOfEndToEndTests(report).failures).toEqual([
      { name: 'Playwright', output: 'cannot read the configuration' },
    ]);
  });
});
