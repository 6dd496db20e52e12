import type { EngineCommand, EngineMessage } from '../../shared/messages/engine-messages';
import { messageFromText, messageToText } from './message-text';

export interface ParentLink {
  readonly post: (message: EngineMessage) => void;
  readonly listen: (listener: (command: EngineCommand) => void) => void;
}

/** The engine runs as a utility process of Electron or as a child of Node: they differ in how messages pass. */
export function parentLink(): ParentLink {
  return 'parentPort' in process ? electronParent(process.parentPort) : nodeParent();
}

function electronParent(port: Electron.ParentPort): ParentLink {
  return {
    post: (message) => port.postMessage(message),
    listen: (listener) => {
      port.on('message', ({ data }: { readonly data: EngineCommand }) => listener(data));
    },
  };
}

/** A parent that is gone leaves no engine behind. */
function nodeParent(): ParentLink {
  process.on('disconnect', () => process.exit());
  return {
    post: (message) => {
      process.send?.(messageToText(message));
    },
    listen: (listener) => {
      process.on('message', (text: string) => listener(messageFromText(text) as EngineCommand));
    },
  };
}
