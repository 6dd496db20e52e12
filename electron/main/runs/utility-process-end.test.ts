import { describe, expect, it } from 'vitest';
import { utilityProcessEnd } from './utility-process-end';

// The numbers are Linux's, as `kill -l` lists them.
describe('utilityProcessEnd', () => {
  it.each([
    [0, 'SIGKILL'],
    [9, 'SIGKILL'],
    [11, 'SIGSEGV'],
    [6, 'SIGABRT'],
    [15, 'SIGTERM'],
    [8, 'SIGFPE'],
  ])('takes %i for %s', (code, signal) => {
    expect(utilityProcessEnd(code, 'linux')).toEqual({ code: null, signal });
  });

  it.each([[1], [134], [255]])('takes %i for an exit code', (code) => {
    expect(utilityProcessEnd(code, 'linux')).toEqual({ code, signal: null });
  });

  it('reads no signals into the codes of Windows', () => {
    expect(utilityProcessEnd(11, 'win32')).toEqual({ code: 11, signal: null });
  });
});
