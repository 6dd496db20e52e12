import type { EngineCommand } from '../../shared/messages/engine-messages';
import { Engine } from './engine';
import { parentLink } from './parent-link';
import { loadBinding } from './tensorflow/binding';
import { listDevices, missingGpuReason } from './tensorflow/devices';

/** The process that trains, so that no fault of native code takes the window along. */
const parent = parentLink();
const engine = new Engine((message) => parent.post(message));
parent.listen((command: EngineCommand) => engine.receive(command));

// Loaded while nobody waits for it yet.
const binding = loadBinding();
const loaded = binding.ok ? binding.value : null;
parent.post({
  kind: 'ready',
  tensorflow: loaded?.TF_Version ?? null,
  ...(binding.ok ? {} : { reason: binding.problems[0].message }),
  devices: listDevices(loaded),
  missingGpu: missingGpuReason(loaded),
});
