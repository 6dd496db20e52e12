import type { EngineCommand } from '../../shared/messages/engine-messages';
import { Engine } from './engine';
import { parentLink } from './parent-link';
import { loadBinding } from './tensorflow/binding';

/** The process that trains, so that no fault of native code takes the window along. */
const parent = parentLink();
const engine = new Engine((message) => parent.post(message));
parent.listen((command: EngineCommand) => engine.receive(command));

// Loaded while nobody waits for it yet.
const binding = loadBinding();
parent.post(
  binding.ok
    ? { kind: 'ready', tensorflow: binding.value.TF_Version }
    : { kind: 'ready', tensorflow: null, reason: binding.problems[0].message },
);
