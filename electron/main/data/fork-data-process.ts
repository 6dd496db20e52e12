import { utilityProcess } from 'electron';
import type { StartDataProcess } from './data-tasks';

/** Starts the data process in Electron: @param program its built file. */
export function forkDataProcess(program: string): StartDataProcess {
  return ({ onMessage, onEnd }) => {
    const child = utilityProcess.fork(program, [], { serviceName: 'Gradient Lab data' });
    child.on('message', onMessage);
    child.once('exit', onEnd);
    return {
      send: (request) => child.postMessage(request),
      end: () => void child.kill(),
    };
  };
}
