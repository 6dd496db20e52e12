import { utilityProcess } from 'electron';
import type { EngineMessage } from '../../../shared/messages/engine-messages';
import type { ForkEngine } from '../../engine/supervision/engine-child';
import { LastWords } from '../../engine/supervision/last-words';
import { lowerPriority } from '../../engine/supervision/lower-priority';
import { forkWithPack } from '../../gpu-pack/fork-with-pack';
import { engineEnvironment } from '../../engine/without-tensorflow';
import { utilityProcessEnd } from './utility-process-end';

/**
 * Starts the engine as a utility process of Electron.
 *
 * @param program its built file
 * @param priority as node:os names it; by default that of this process
 */
export function forkUtilityEngine(program: string, priority?: number): ForkEngine {
  return forkWithPack(({ onMessage, onExit }, withoutTensorFlow) => {
    const words = new LastWords();
    const child = utilityProcess.fork(program, [], {
      serviceName: 'Gradient Lab engine',
      env: engineEnvironment(process.env, withoutTensorFlow),
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    if (priority !== undefined) child.once('spawn', () => lowerPriority(child.pid, priority));
    child.stderr?.on('data', (chunk: Buffer) => words.add(chunk.toString('utf8')));
    child.on('message', (message: EngineMessage) => onMessage(message));
    child.once('exit', (code) => {
      const { line } = words;
      const end = utilityProcessEnd(code, process.platform);
      onExit({ ...end, ...(line === null ? {} : { lastWords: line }) });
    });
    return {
      send: (command) => child.postMessage(command),
      kill: () => void child.kill(),
    };
  });
}
