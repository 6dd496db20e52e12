import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Where strace may trace at all: containers can forbid it. */
export function mayTrace(): boolean {
  return spawnSync('strace', ['-qq', '-e', 'trace=none', 'true']).status === 0;
}

/** Words that run a command with every attempt to reach another machine written to a file. */
export function traced(file: string): readonly [string, ...string[]] {
  return [
    'strace',
    ...['--follow-forks', '--seccomp-bpf', '--quiet=all', `--output=${file}`],
    '--trace=connect,sendto,sendmsg,sendmmsg',
  ];
}

/** The calls in a trace that name an address beyond this machine. */
export function attemptsIn(file: string): readonly string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(
      (call) => /sa_family=AF_INET6?\b/.test(call) && !/"127\.\d+\.\d+\.\d+"|"::1"/.test(call),
    );
}

/** A program that does try, by both protocols, to addresses set apart for documentation (RFC 5737). */
export function runTalkativeProgram(file: string): void {
  const program = `
    require('node:net').connect(9, '192.0.2.1').on('error', () => undefined);
    const socket = require('node:dgram').createSocket('udp4');
    socket.send('x', 9, '192.0.2.2', () => process.exit());`;
  const [strace, ...words] = traced(file);
  execFileSync(strace, [...words, process.execPath, '-e', program], {
    timeout: 20_000,
    killSignal: 'SIGKILL',
  });
}
