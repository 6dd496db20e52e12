import { utilityProcess } from 'electron';
import type { EngineMessage } from '../../../shared/messages/engine-messages';
import type { ForkEngine } from '../../engine/supervision/engine-child';
import { utilityProcessEnd } from './utility-process-end';

/** Starts the engine as a utility process of Electron: @param program its built file. */
export function forkUtilityEngine(program: string): ForkEngine {
  return ({ onMessage, onExit }) => {
    const child = utilityProcess.fork(program, [], { serviceName: 'Gradient Lab engine' });
    child.on('message', (message: EngineMessage) => onMessage(message));
    child.once('exit', (code) => onExit(utilityProcessEnd(code, process.platform)));
    return {
      send: (command) => child.postMessage(command),
      kill: () => void child.kill(),
    };
  };
}
