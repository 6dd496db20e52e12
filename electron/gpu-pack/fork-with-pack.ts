import { existsSync } from 'node:fs';
import type { EngineCommand } from '../../shared/messages/engine-messages';
import type { CancelSchedule, Clock } from '../engine/clock';
import { systemClock } from '../engine/clock';
import type { EngineChild, ForkEngine } from '../engine/supervision/engine-child';
import { diedOfNativeCode, loadDeathReason } from '../engine/supervision/engine-end-problem';
import { readPackEnvironment, tellEnginesOfFailure } from './pack-environment';

/** Five gigabytes of libraries from a slow disk take their time; what takes longer hangs. */
const patience = 120_000;

/**
 * Starts engines that may load the GPU pack's libraries, and outlives a pack that ends or hangs the process that loads it:
 * another engine without the pack takes its place and its commands, and whoever speaks with it notices nothing. From then
 * on all engines of this program do without, until the pack is added again.
 */
export function forkWithPack(
  fork: ForkEngine,
  {
    environment = process.env,
    clock = systemClock,
  }: { environment?: NodeJS.ProcessEnv; clock?: Clock } = {},
): ForkEngine {
  return (listeners, withoutTensorFlow) => {
    const { folder, wish, failure } = readPackEnvironment(environment);
    const mayLoad = withoutTensorFlow === null && wish !== 'never' && failure === null;
    if (!mayLoad || folder === null || !existsSync(folder))
      return fork(listeners, withoutTensorFlow);

    /** null: the engine is ready, or has been replaced. */
    let unanswered: EngineCommand[] | null = [];
    let deadline: CancelSchedule | null = null;
    const child = { present: start() };
    return {
      send: (command) => {
        unanswered?.push(command);
        child.present.send(command);
      },
      kill: () => {
        deadline?.();
        child.present.kill();
      },
    };

    function start(): EngineChild {
      const first = fork(
        {
          onMessage: (message) => {
            if (child.present !== first) return;
            if (message.kind === 'ready') settle();
            listeners.onMessage(message);
          },
          onExit: (end) => {
            if (child.present !== first) return;
            if (unanswered === null || !diedOfNativeCode(end)) {
              settle();
              listeners.onExit(end);
            } else replace(loadDeathReason(end));
          },
        },
        null,
      );
      deadline = clock.schedule(patience, () => {
        replace('the engine did not answer while it loaded it');
        first.kill();
      });
      return first;
    }

    function settle(): void {
      deadline?.();
      unanswered = null;
    }

    function replace(reason: string): void {
      const commands = unanswered ?? [];
      settle();
      tellEnginesOfFailure(reason, environment);
      child.present = fork(listeners, null);
      for (const command of commands) child.present.send(command);
    }
  };
}
