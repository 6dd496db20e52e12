import * as v from 'valibot';
import type { RequestHandlers } from '../../../shared/messages/bridge';
import { requestPayloads } from '../../../shared/messages/requests';
import type { RequestAnswers, RequestName } from '../../../shared/messages/requests';
import { isOwnPage } from '../app-origin';

/** The frame that asks. */
export interface Sender {
  readonly url: string;
  readonly isMainFrame: boolean;
}

/** A request that no correct window of ours makes: it reaches no handler. */
export class RefusedRequest extends Error {
  override readonly name = 'RefusedRequest';
}

export type Router = (
  sender: Sender | null,
  name: unknown,
  payload: unknown,
) => Promise<RequestAnswers[RequestName]>;

/**
 * The one gate between window and main process: lets a request through to its handler if the program's own page makes
 * it, its name is known and its payload is what its schema says.
 */
export function createRouter(handlers: RequestHandlers): Router {
  return async (sender, name, payload) => {
    if (sender === null || !sender.isMainFrame || !isOwnPage(sender.url)) {
      throw new RefusedRequest(
        `A request from ${sender?.url ?? 'a frame that is gone'} is refused.`,
      );
    }
    if (!isRequestName(name)) throw new RefusedRequest(`There is no request ${show(name)}.`);
    return answer(handlers, name, payload);
  };
}

function answer<Name extends RequestName>(
  handlers: RequestHandlers,
  name: Name,
  payload: unknown,
): Promise<RequestAnswers[Name]> | RequestAnswers[Name] {
  const checked = v.safeParse(requestPayloads[name], payload);
  if (checked.success) return handlers[name](checked.output);
  const [issue] = checked.issues;
  const path = v.getDotPath(issue) ?? 'the payload';
  throw new RefusedRequest(`Request ${name}: ${path}: ${issue.message}`);
}

function isRequestName(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(requestPayloads, name);
}

function show(value: unknown): string {
  return typeof value === 'string' ? `"${value.slice(0, 80)}"` : `of type ${typeof value}`;
}
