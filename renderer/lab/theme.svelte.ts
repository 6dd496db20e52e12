import type { MainProcess } from './main-process';
import type { Preferences } from './preferences.svelte';

/** What the window is drawn in: the preference, or the operating system's choice. */
export class Theme {
  readonly #preferences: Preferences;
  #systemDark: boolean;

  constructor(mainProcess: MainProcess, preferences: Preferences, systemDark: boolean) {
    this.#preferences = preferences;
    this.#systemDark = $state.raw(systemDark);
    mainProcess.on('theme:changed', ({ dark }) => (this.#systemDark = dark));
  }

  get dark(): boolean {
    const preference = this.#preferences.theme;
    return preference === 'system' ? this.#systemDark : preference === 'dark';
  }

  /** From light to dark or back; a choice from then on, whatever the system does. */
  switch(): void {
    this.#preferences.setTheme(this.dark ? 'light' : 'dark');
  }
}
