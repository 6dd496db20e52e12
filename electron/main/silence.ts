import { app } from 'electron';
import type { Session } from 'electron';
import { isOwnPage } from './app-origin';

/**
 * The program needs no network, and so it gets none: every way by which Chromium would reach for one is closed, first
 * in its own settings (to be called before the app is ready), then in every session.
 */
export function silenceNetwork(): void {
  const { commandLine } = app;
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  commandLine.appendSwitch('no-proxy-server');
  commandLine.appendSwitch('no-pings');
  commandLine.appendSwitch('disable-background-networking');
  commandLine.appendSwitch('disable-component-update');
  commandLine.appendSwitch('disable-domain-reliability');
  commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
}

export function silenceSession(created: Session): void {
  // Without languages there is no dictionary to download.
  created.setSpellCheckerLanguages([]);
  created.setSpellCheckerEnabled(false);
  created.webRequest.onBeforeRequest(({ url }, callback) => {
    callback({ cancel: !mayBeRequested(url) });
  });
  created.on('will-download', (event) => event.preventDefault());
}

function mayBeRequested(url: string): boolean {
  return isOwnPage(url) || url.startsWith('devtools://');
}
