import type { WindowEventName, WindowEvents } from './events';
import type { RequestAnswers, RequestName, RequestPayload } from './requests';

/**
 * Asks the main process for something. Whatever can go wrong for a person comes back as a value; a rejected promise is
 * a bug of ours (an invalid payload, a handler that threw) and its message names the request and the place in it.
 */
export type Request = <Name extends RequestName>(
  name: Name,
  payload: RequestPayload<Name>,
) => Promise<RequestAnswers[Name]>;

/** Hears everything of one name that main tells the window, until the returned function is called. */
export type Listen = <Name extends WindowEventName>(
  name: Name,
  listener: (event: WindowEvents[Name]) => void,
) => () => void;

/** What the preload script puts on `window.lab`, and all that the window has of the world outside. */
export interface Bridge {
  readonly request: Request;
  readonly on: Listen;
}

/** One function for every request: what main registers, and what a test may put in its place. */
export type RequestHandlers = {
  readonly [Name in RequestName]: (
    payload: RequestPayload<Name>,
  ) => Promise<RequestAnswers[Name]> | RequestAnswers[Name];
};
