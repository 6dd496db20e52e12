import { describe, expect, it } from 'vitest';
import { problemFromOutput } from './setup-problem.mjs';

describe('problemFromOutput', () => {
  it.each([
    [
      'pip',
      'ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device',
      /disk is full/,
    ],
    ['npm', 'npm error code ENOSPC', /disk is full/],
    ['tar', 'tar: ./x: Cannot write: No space left on device', /disk is full/],
    [
      'pip',
      'ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.',
      /SHA-256 differs/,
    ],
    ['npm', 'npm error code EINTEGRITY', /SHA-256 differs/],
    [
      'pip',
      "WARNING: Retrying (Retry(total=1)) after connection broken by 'NewConnectionError('Failed to establish a new connection: [Errno 111] Connection refused')'",
      /registry could not be reached/,
    ],
    ['npm', 'npm error code ENOTFOUND', /registry could not be reached/],
    ['npm', 'npm error code ECONNREFUSED', /registry could not be reached/],
  ])('names the cause behind what %s prints: %s', (_program, output, cause) => {
    expect(problemFromOutput('It failed.', output).message).toMatch(cause);
  });

  it('keeps the last lines of an output without a known cause', () => {
    const output = Array.from({ length: 30 }, (_, line) => `line ${line}`).join('\n');
    const problem = problemFromOutput('It failed.', output, 'Ask a friend.');
    expect(problem.message).toBe('It failed. Ask a friend.');
    expect(problem.details?.split('\n')).toHaveLength(12);
    expect(problem.details).toMatch(/line 29$/);
  });
});
