import { toJson } from '../../../shared/diagnosis/run-result';
import { loadBinding } from '../../engine/tensorflow/binding';
import { listDevices, missingGpuReason } from '../../engine/tensorflow/devices';
import { defineCommand } from '../command';
import { exitCodes } from '../terminal';

export const devices = defineCommand({
  name: 'devices',
  takes: [],
  summary: 'show what the engine can train on, and why a GPU is not used if it is not',
  flags: { json: { summary: 'print it as JSON' } },
  run: async (given, { terminal }) => {
    const loaded = loadBinding();
    const binding = loaded.ok ? loaded.value : null;
    const found = {
      tensorflow: binding?.TF_Version ?? null,
      ...(loaded.ok ? {} : { reason: loaded.problems[0].message }),
      devices: listDevices(binding),
      gpu: missingGpuReason(binding),
    };
    if (given.isSet('json')) {
      terminal.out(`${toJson(found)}\n`);
      return exitCodes.success;
    }
    const engine = found.tensorflow === null ? found.reason : `TensorFlow ${found.tensorflow}`;
    const lines = found.devices.map(
      ({ device, name, usable, reason }) =>
        `  ${device.toUpperCase()}  ${name}: ${usable ? 'usable' : `not usable. ${reason ?? ''}`}`,
    );
    const gpu = found.gpu === null ? [] : [found.gpu];
    terminal.out([engine, ...lines, ...gpu].map((line) => `${line ?? ''}\n`).join(''));
    return exitCodes.success;
  },
});
