import { ipcMain } from 'electron';
import { requestChannel } from '../../../shared/messages/channels';
import type { RequestHandlers } from '../../../shared/messages/bridge';
import { createRouter } from './request-router';

/** From now on the window's requests are answered. Nothing else in the program listens to the window. */
export function answerRequests(handlers: RequestHandlers): void {
  const route = createRouter(handlers);
  ipcMain.handle(requestChannel, ({ senderFrame }, name: unknown, payload: unknown) =>
    route(
      senderFrame && { url: senderFrame.url, isMainFrame: senderFrame.parent === null },
      name,
      payload,
    ),
  );
}
