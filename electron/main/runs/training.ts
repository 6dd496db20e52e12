import { constants } from 'node:os';
import { join } from 'node:path';
import type { EngineEquipment } from '../../../shared/messages/engine-messages';
import { EngineSupervisor } from '../../engine/supervision/engine-supervisor';
import { EngineRenewal } from '../gpu-pack/engine-renewal';
import type { TellWindow } from '../window/window-events';
import { forkUtilityEngine } from './fork-utility-engine';
import { GridNewsBatches } from './grid-news-batches';
import { Grids } from './grids';
import type { MessagePace } from './message-pace';
import { RunEventBatches } from './run-event-batches';
import { RunRecording } from './run-recording';
import { Runs } from './runs';

/** What trains for the window: its run in an engine of its own, grids in further ones, and the record of both. */
export interface Training {
  readonly runs: Runs;
  readonly grids: Grids;
  readonly recording: RunRecording;
  /** null: the engine has not said yet. */
  readonly equipment: () => EngineEquipment | null;
  readonly inProgress: () => boolean;
  readonly warmUp: () => void;
  /** Starts the engine anew as soon as no run is in progress. */
  readonly renewEngine: () => void;
  readonly stop: () => void;
  readonly end: () => void;
}

/**
 * @param engineProgram the script of the engine's process
 * @param folder where the lab keeps its data
 * @param pace of all that comes by the thousand
 * @param beforeRenewal is called before the engine is started anew
 */
export function openTraining(
  engineProgram: string,
  folder: string,
  tell: TellWindow,
  pace: MessagePace,
  beforeRenewal: () => void,
): Training {
  const batches = new RunEventBatches((batch) => tell('run:events', batch), pace);
  let equipment: EngineEquipment | null = null;
  const engine = new EngineSupervisor({
    fork: forkUtilityEngine(engineProgram),
    onRunEvent: (run, event) => {
      recording.heard(run, event);
      runs.report(run, event);
    },
    onSnapshot: (run, snapshot) => batches.addSnapshot(run, snapshot),
    onReady: (found) => {
      equipment = found;
      tell('engine:ready', found);
    },
  });
  const recording = new RunRecording({
    readWeights: (run) => engine.readWeights(run),
    onProblem: ({ message }) => console.error(message),
  });
  void recording.open(join(folder, 'runs'));
  const runs = new Runs(
    (command) => {
      if (command.kind === 'start') renewal.beforeRun();
      recording.sent(command);
      engine.send(command);
    },
    (run, event) => batches.add(run, event),
  );
  const renewal = new EngineRenewal({
    isRunInProgress: () => runs.inProgress,
    renew: () => {
      beforeRenewal();
      engine.dispose();
      engine.warmUp();
    },
  });
  const grids = new Grids({
    fork: forkUtilityEngine(engineProgram, constants.priority.PRIORITY_BELOW_NORMAL),
    recording,
    batches: new GridNewsBatches((batch) => tell('grid:news', batch), pace),
  });
  return {
    runs,
    grids,
    recording,
    equipment: () => equipment,
    inProgress: () => runs.inProgress || grids.inProgress,
    warmUp: () => engine.warmUp(),
    renewEngine: () => renewal.ask(),
    stop: () => {
      runs.stop();
      grids.stop();
    },
    end: () => {
      engine.dispose();
      grids.dispose();
      recording.close();
    },
  };
}
