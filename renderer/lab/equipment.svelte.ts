import type { EngineEquipment } from '../../shared/messages/engine-messages';
import type { MainProcess } from './main-process';

/** What the engine found on this machine; told anew whenever one has started. */
export class Equipment {
  #found = $state.raw<EngineEquipment | null>(null);

  constructor(mainProcess: MainProcess) {
    mainProcess.on('engine:ready', (found) => (this.#found = found));
    void mainProcess.request('engine:equipment', null).then((found) => (this.#found ??= found));
  }

  /** null while the engine starts. */
  get found(): EngineEquipment | null {
    return this.#found;
  }
}
