import { fork } from 'node:child_process';
import type { EngineMessage } from '../../../shared/messages/engine-messages';
import { forkWithPack } from '../../gpu-pack/fork-with-pack';
import { messageFromText, messageToText } from '../message-text';
import { engineEnvironment } from '../without-tensorflow';
import type { ForkEngine } from './engine-child';
import { LastWords } from './last-words';
import { lowerPriority } from './lower-priority';

export interface NodeEngineOptions {
  readonly environment?: NodeJS.ProcessEnv;
  /** As node:os names it, such as constants.priority.PRIORITY_BELOW_NORMAL; by default that of this process. */
  readonly priority?: number;
}

/**
 * Starts the engine as a child of Node: @param program its built file. What TensorFlow's libraries write is kept from
 * the terminal and read only if the engine dies; with GRADIENT_LAB_ENGINE_LOG set it goes to standard error instead.
 */
export function forkNodeEngine(
  program: string,
  { environment = process.env, priority }: NodeEngineOptions = {},
): ForkEngine {
  const log = environment.GRADIENT_LAB_ENGINE_LOG === undefined ? 'pipe' : 'inherit';
  const forkOne: ForkEngine = ({ onMessage, onExit }, withoutTensorFlow) => {
    const words = new LastWords();
    const child = fork(program, [], {
      env: engineEnvironment(environment, withoutTensorFlow),
      stdio: ['ignore', 'ignore', log, 'ipc'],
    });
    if (priority !== undefined) lowerPriority(child.pid, priority);
    child.on('message', (text: string) => onMessage(messageFromText(text) as EngineMessage));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => words.add(text));
    // Not at 'exit': its last words may be on their way still.
    child.once('close', (code, signal) => {
      const { line } = words;
      onExit({ code, signal, ...(line === null ? {} : { lastWords: line }) });
    });
    return {
      send: (command) => {
        // Fails only if the process has just ended, which onExit tells.
        child.send(messageToText(command), () => undefined);
      },
      kill: () => void child.kill('SIGKILL'),
    };
  };
  return forkWithPack(forkOne, { environment });
}
