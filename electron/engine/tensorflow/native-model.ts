import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Shape } from '../../../shared/program/tensor-type';
import type { Binding } from './binding';
import { dataTypes } from './data-type';
import { graphTag } from './saved-model';

export interface Feed {
  /** `<node>:<output>` */
  readonly name: string;
  readonly shape: Shape;
  readonly values: Float32Array | Int32Array;
}

/** A graph with the state of its variables inside TensorFlow. */
export class NativeModel {
  readonly #model: number;
  #open = true;

  /** `savedModel` is the content of the file; TensorFlow takes it only from a folder. */
  constructor(
    private readonly binding: Binding,
    savedModel: Uint8Array,
  ) {
    const folder = mkdtempSync(join(tmpdir(), 'gradient-lab-graph-'));
    try {
      writeFileSync(join(folder, 'saved_model.pb'), savedModel);
      this.#model = binding.loadSavedModel(folder, graphTag);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** Runs whatever the fetched tensors need. Fed arrays must not change until it returns. */
  run(feeds: readonly Feed[], fetches: readonly string[]): readonly (Float32Array | Int32Array)[] {
    const inputs: number[] = [];
    try {
      for (const { shape, values } of feeds) {
        const type = values instanceof Int32Array ? dataTypes.integer : dataTypes.float;
        inputs.push(this.binding.createTensor(shape, type, values));
      }
      const names = feeds.map(({ name }) => name).join();
      const outputs = this.binding.runSavedModel(this.#model, inputs, names, fetches.join());
      return outputs.map(({ id }) => this.#take(id));
    } finally {
      for (const input of inputs) this.binding.deleteTensor(input);
    }
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.binding.deleteSavedModel(this.#model);
  }

  #take(tensor: number): Float32Array | Int32Array {
    try {
      return this.binding.tensorDataSync(tensor);
    } finally {
      this.binding.deleteTensor(tensor);
    }
  }
}
