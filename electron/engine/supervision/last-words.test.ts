import { expect, it } from 'vitest';
import { LastWords } from './last-words';

const noise = [
  'WARNING: All log messages before absl::InitializeLog() is called are written to STDERR',
  'I0000 00:00:1795518995.554000   27484 port.cc:153] oneDNN custom operations are on.',
];

it.each([
  [[...noise, ''], null],
  [
    [
      "terminate called after throwing an instance of 'std::bad_alloc'",
      '  what():  std::bad_alloc',
    ],
    'what():  std::bad_alloc',
  ],
  [
    [...noise, 'F0000 00:00:1795520820.835360   20830 env.cc:84] Check failed: ret == 0', ...noise],
    'F0000 00:00:1795520820.835360   20830 env.cc:84] Check failed: ret == 0',
  ],
  [
    ['Node: loader:1143', "Error: Cannot find module 'x'", '    at Module._resolveFilename', '}'],
    "Error: Cannot find module 'x'",
  ],
  [
    [
      'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
      ' 1: 0xb8ced1 node::Abort()',
    ],
    'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
  ],
])('of %j are %j', (lines, expected) => {
  const words = new LastWords();
  // In pieces, as a pipe gives them.
  for (const letter of lines.join('\n')) words.add(letter);
  expect(words.line).toBe(expected);
});
