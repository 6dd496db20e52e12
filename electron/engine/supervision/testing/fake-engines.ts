import { startingExample } from '../../../../shared/experiment/starting-example';
import type { EngineCommand, RunOptions } from '../../../../shared/messages/engine-messages';
import type { EngineListeners, ForkEngine } from '../engine-child';

/** An engine that does nothing: a test says what it tells, and sees what it was told. */
export interface FakeEngine extends EngineListeners {
  readonly withoutTensorFlow: string | null;
  readonly received: EngineCommand[];
  killed: boolean;
}

/** Adds every engine that is forked to the list. */
export function forkFakeEngines(engines: FakeEngine[]): ForkEngine {
  return (listeners, withoutTensorFlow) => {
    const engine: FakeEngine = { ...listeners, withoutTensorFlow, received: [], killed: false };
    engines.push(engine);
    return {
      send: (command) => void engine.received.push(command),
      kill: () => {
        engine.killed = true;
      },
    };
  };
}

export const anyRun: RunOptions = {
  experiment: startingExample,
  folder: '/',
  engine: 'automatic',
  device: 'automatic',
  traces: null,
};
