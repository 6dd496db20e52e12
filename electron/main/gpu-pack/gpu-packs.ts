import type { GpuPackNews, GpuPackState } from '../../../shared/messages/gpu-pack-state';
import type { Problem, Result } from '../../../shared/problems/problem';
import { installPack } from '../../gpu-pack/install-pack';
import { installedPack } from '../../gpu-pack/installed-pack';
import type { PackContents } from '../../gpu-pack/pack-contents';
import { bytesOf, knownPack } from '../../gpu-pack/pack-contents';
import { removeLeftOvers } from '../../gpu-pack/pack-place';
import { removePack } from '../../gpu-pack/remove-pack';

export interface GpuPackSurroundings {
  /** Where the pack lies: see packFolder. */
  readonly pack: string;
  readonly onNews: (news: GpuPackNews) => void;
  /** Another pack, or none, lies there now: engines that run do not know it yet. */
  readonly onReplaced: () => void;
  /** Another one only in tests. */
  readonly known?: PackContents;
}

const leastShareBetweenNews = 0.01;

/** Adds and removes the GPU pack, one thing at a time, and tells the window how far it is. */
export class GpuPacks {
  readonly #surroundings: GpuPackSurroundings;
  readonly #known: PackContents;
  #atWork: { readonly state: GpuPackState; readonly controller: AbortController } | null = null;
  #problem: Problem | null = null;

  constructor(surroundings: GpuPackSurroundings) {
    this.#surroundings = surroundings;
    this.#known = surroundings.known ?? knownPack;
    void removeLeftOvers(surroundings.pack);
  }

  read(): GpuPackNews {
    return { state: this.#atWork?.state ?? this.#stateOnDisk(), problem: this.#problem };
  }

  add(file: string): Promise<void> {
    const begin: GpuPackState = { kind: 'adding', file, share: 0 };
    return this.#work(begin, (controller) => {
      let told = 0;
      return installPack({
        file,
        pack: this.#surroundings.pack,
        known: this.#known,
        signal: controller.signal,
        onProgress: (share) => {
          if (share - told < leastShareBetweenNews) return;
          told = share;
          this.#atWork = { state: { kind: 'adding', file, share }, controller };
          this.#tell();
        },
      });
    });
  }

  remove(): Promise<void> {
    return this.#work({ kind: 'removing' }, () => removePack(this.#surroundings.pack));
  }

  /** Gives up adding: what was there before stays. */
  cancel(): void {
    this.#atWork?.controller.abort();
  }

  /** What is asked for while something else is being done is not done: the window offers it at no such time. */
  async #work(
    state: GpuPackState,
    work: (controller: AbortController) => Promise<Result<unknown>>,
  ): Promise<void> {
    if (this.#atWork !== null) return;
    const controller = new AbortController();
    this.#atWork = { state, controller };
    this.#problem = null;
    this.#tell();
    const result = await work(controller);
    this.#atWork = null;
    this.#problem = result.ok || controller.signal.aborted ? null : result.problems[0];
    this.#tell();
    if (result.ok) this.#surroundings.onReplaced();
  }

  #tell(): void {
    this.#surroundings.onNews(this.read());
  }

  #stateOnDisk(): GpuPackState {
    const found = installedPack(this.#surroundings.pack, this.#known);
    if (found.kind !== 'complete') return found;
    return {
      kind: 'installed',
      tensorflow: this.#known.tensorflow,
      bytes: bytesOf(this.#known),
    };
  }
}

/** By its name, whatever a browser added to it: `gradient-lab-gpu-pack-2.21.0-linux-x64 (1).tar.gz`. */
export function isNamedAsPack(file: string): boolean {
  return /gpu-pack[^/\\]*\.tar\.gz$/i.test(file);
}
