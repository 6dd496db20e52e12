import { app } from 'electron';
import type { Session, WebContents, WebPreferences } from 'electron';
import { isOwnPage } from './app-origin';
import { silenceSession } from './silence';

/** What every page of the program runs with: in the sandbox, without Node, with the bridge as its one way out. */
export const securePreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
  spellcheck: false,
  navigateOnDragDrop: false,
} as const satisfies WebPreferences;

/** Holds for every page and session there will ever be; to be called before the app is ready. */
export function guardEverything(): void {
  // The administrator can only start Chromium without its sandbox, and the two switches exclude each other.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  app.on('session-created', guardSession);
}

/** The page stays where it is: it goes nowhere, opens nothing and embeds nothing. */
function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** Copying a picture or table of a chart is all that a page may ask for. */
const grantedPermission = 'clipboard-sanitized-write';

/** Exported for the default session, which is there before anyone can listen for its creation. */
export function guardSession(guarded: Session): void {
  silenceSession(guarded);
  guarded.setPermissionRequestHandler((contents, permission, callback) => {
    callback(permission === grantedPermission && isOwnPage(contents.getURL()));
  });
  guarded.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === grantedPermission && isOwnPage(origin),
  );
  guarded.setDevicePermissionHandler(() => false);
}
