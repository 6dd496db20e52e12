import { utilityProcess } from 'electron';
import type { UtilityProcess } from 'electron';
import type { EngineCommand, EngineMessage } from '../../../shared/messages/engine-messages';
import type { RunEvent } from '../../../shared/signals/run-report';

/** The engine process: started when it is first needed, and anew after it has died. */
export class EngineLink {
  readonly #program: string;
  readonly #onRunEvent: (run: string, event: RunEvent) => void;
  #child: UtilityProcess | null = null;
  /** The run that is told of when the process dies. */
  #run: string | null = null;

  constructor(program: string, onRunEvent: (run: string, event: RunEvent) => void) {
    this.#program = program;
    this.#onRunEvent = onRunEvent;
  }

  send(command: EngineCommand): void {
    if (command.kind === 'start' || command.kind === 'continue') this.#run = command.run;
    this.#child ??= this.#fork();
    this.#child.postMessage(command);
  }

  end(): void {
    const child = this.#child;
    this.#child = null;
    child?.kill();
  }

  #fork(): UtilityProcess {
    const child = utilityProcess.fork(this.#program, [], { serviceName: 'Gradient Lab engine' });
    child.on('message', (message: EngineMessage) => {
      if (message.kind !== 'run') return;
      if (message.event.kind === 'ended' || message.event.kind === 'failed') this.#run = null;
      this.#onRunEvent(message.run, message.event);
    });
    child.once('exit', (code) => {
      if (this.#child === child) this.#child = null;
      const run = this.#run;
      this.#run = null;
      if (run === null) return;
      this.#onRunEvent(run, {
        kind: 'failed',
        problem: {
          code: 'engine-ended',
          message: `The engine ended unexpectedly (code ${code}), and the run with it.`,
          hint: 'Press Train to start again.',
        },
      });
    });
    return child;
  }
}
