import type { GpuPackNews } from '../../shared/messages/gpu-pack-state';
import type { MainProcess } from '../lab/main-process';

const nothingYet: GpuPackNews = { state: { kind: 'none' }, problem: null };

/** The libraries for NVIDIA GPUs, as main tells of them. */
export class GpuPack {
  readonly #mainProcess: MainProcess;
  #news = $state.raw<GpuPackNews>(nothingYet);

  /** @param onBegun called when a pack begins to be added, also by a file dropped on the window. */
  constructor(mainProcess: MainProcess, onBegun: () => void) {
    this.#mainProcess = mainProcess;
    mainProcess.on('gpu-pack:changed', (news) => {
      const isNew = news.state.kind === 'adding' && this.#news.state.kind !== 'adding';
      this.#news = news;
      if (isNew) onBegun();
    });
  }

  get state(): GpuPackNews['state'] {
    return this.#news.state;
  }

  get problem(): GpuPackNews['problem'] {
    return this.#news.problem;
  }

  /** It may have been added or removed on the command line. */
  async look(): Promise<void> {
    this.#news = await this.#mainProcess.request('gpu-pack:read', null);
  }

  add(): void {
    void this.#mainProcess.request('gpu-pack:add', null);
  }

  cancel(): void {
    void this.#mainProcess.request('gpu-pack:cancel', null);
  }

  remove(): void {
    void this.#mainProcess.request('gpu-pack:remove', null);
  }
}
