import { fork } from 'node:child_process';
import type { EngineMessage } from '../../../shared/messages/engine-messages';
import type { ForkEngine } from './engine-child';

/**
 * Starts the engine as a child of Node: @param program its built file. What TensorFlow's libraries write while they load
 * goes nowhere; with GRADIENT_LAB_ENGINE_LOG set it goes to standard error.
 */
export function forkNodeEngine(program: string, environment = process.env): ForkEngine {
  const log = environment.GRADIENT_LAB_ENGINE_LOG === undefined ? 'ignore' : 'inherit';
  return ({ onMessage, onExit }) => {
    const child = fork(program, [], {
      env: environment,
      // JSON would turn NaN and Infinity into null.
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', log, 'ipc'],
    });
    child.on('message', (message: EngineMessage) => onMessage(message));
    child.once('exit', (code, signal) => onExit({ code, signal }));
    return {
      send: (command) => {
        // Fails only if the process has just ended, which onExit tells.
        child.send(command, () => undefined);
      },
      kill: () => void child.kill('SIGKILL'),
    };
  };
}
