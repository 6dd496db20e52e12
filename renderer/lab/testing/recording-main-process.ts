import type { RequestHandlers } from '../../../shared/messages/bridge';
import type { WindowEventName, WindowEvents } from '../../../shared/messages/events';
import type { RequestName } from '../../../shared/messages/requests';
import type { MainProcess } from '../main-process';

export interface RecordedRequest {
  readonly name: RequestName;
  readonly payload: unknown;
}

/** A main process for tests: it keeps what it is asked and answers what it is given. */
export interface RecordingMainProcess {
  readonly mainProcess: MainProcess;
  readonly requests: readonly RecordedRequest[];
  /** Tells the window something unasked. */
  readonly emit: <Name extends WindowEventName>(name: Name, event: WindowEvents[Name]) => void;
}

export function recordingMainProcess(answers: Partial<RequestHandlers> = {}): RecordingMainProcess {
  const requests: RecordedRequest[] = [];
  const listeners = new Map<WindowEventName, ((event: never) => void)[]>();
  return {
    requests,
    mainProcess: {
      request: async (name, payload) => {
        requests.push({ name, payload });
        const answer: RequestHandlers[typeof name] | undefined = answers[name];
        // A test that does not care for the answer waits for none.
        return answer === undefined ? new Promise(() => undefined) : answer(payload);
      },
      on: (name, listener) => {
        listeners.set(name, [...(listeners.get(name) ?? []), listener]);
        return () => undefined;
      },
    },
    emit: (name, event) => {
      for (const listener of listeners.get(name) ?? []) {
        Reflect.apply(listener, undefined, [event]);
      }
    },
  };
}
