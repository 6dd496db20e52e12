import { toJson } from '../../../shared/diagnosis/run-result';
import type { EngineEquipment } from '../../../shared/messages/engine-messages';
import type { Result } from '../../../shared/problems/problem';
import { fail, succeed } from '../../../shared/problems/problem';
import { EngineSupervisor } from '../../engine/supervision/engine-supervisor';
import { forkNodeEngine } from '../../engine/supervision/fork-node-engine';
import { defineCommand } from '../command';
import { exitCodes, refuse } from '../terminal';

export const devices = defineCommand({
  name: 'devices',
  takes: [],
  summary: 'show what the engine can train on, and why a GPU is not used if it is not',
  flags: { json: { summary: 'print it as JSON' } },
  run: async (given, { terminal, engineProgram }) => {
    const found = await equipment(engineProgram);
    if (!found.ok) return refuse(terminal, found.problems[0]);
    const { tensorflow, reason, devices: list, missingGpu } = found.value;
    if (given.isSet('json')) {
      terminal.out(`${toJson({ tensorflow, reason, devices: list, missingGpu })}\n`);
      return exitCodes.success;
    }
    const engine = tensorflow === null ? reason : `TensorFlow ${tensorflow}`;
    const lines = list.map(
      ({ device, name, usable, reason: why }) =>
        `  ${device.toUpperCase()}  ${name}: ${usable ? 'usable' : `not usable. ${why ?? ''}`}`,
    );
    const gpu = missingGpu === null ? [] : [missingGpu];
    terminal.out([engine, ...lines, ...gpu].map((line) => `${line ?? ''}\n`).join(''));
    return exitCodes.success;
  },
});

/** What an engine finds when it starts. */
async function equipment(engineProgram: string): Promise<Result<EngineEquipment>> {
  return new Promise((resolve) => {
    const supervisor = new EngineSupervisor({
      fork: forkNodeEngine(engineProgram),
      onRunEvent: () => undefined,
      onReady: (found) => answer(succeed(found)),
      onEnd: (problem) => answer(fail(problem)),
    });
    supervisor.warmUp();

    function answer(result: Result<EngineEquipment>): void {
      supervisor.dispose();
      resolve(result);
    }
  });
}
