import { activationFunctionNames } from '../activation-functions';
import { layerFrom } from '../layer-schema';
import type { Layer, LayerTypeName } from '../layer-types';
import type { Connection, Network } from '../network';

/**
 * Turns a list of numbers into a sound network: each number is one building step. Properties draw the numbers, so that
 * a counterexample shrinks to the fewest steps.
 */
export function networkFromChoices(choices: readonly number[]): Network {
  const building = new Building();
  for (const choice of choices) building.step(choice);
  return building.finished();
}

/** Hidden layers in single file, each with an activation: what the remedies are made for. */
export function chainFromChoices(choices: readonly number[]): Network {
  const building = new Building();
  for (const choice of choices) building.hidden(choice);
  return building.finished();
}

class Building {
  readonly #layers: Layer[] = [];
  readonly #connections: Connection[] = [];
  #end: string;

  constructor() {
    this.#end = this.#add('input', 'input', {}, []);
  }

  step(choice: number): void {
    const detail = Math.floor(choice / 8);
    switch (choice % 8) {
      case 0:
      case 1:
        this.hidden(detail);
        return;
      case 2:
        this.#follow('activation', { function: functionOf(detail) });
        return;
      case 3:
        this.#follow(detail % 2 === 0 ? 'batch-normalization' : 'layer-normalization');
        return;
      case 4:
        this.#follow('dropout', { rate: 0.1 });
        return;
      case 5:
        this.#residualBlock(detail);
        return;
      case 6:
        this.#twoPaths(detail);
        return;
      default:
        this.#follow('dense', { units: unitsOf(detail) });
    }
  }

  hidden(choice: number): void {
    this.#follow('dense', { units: unitsOf(choice) });
    if (Math.floor(choice / 3) % 4 === 3) this.#follow('batch-normalization');
    this.#follow('activation', { function: functionOf(Math.floor(choice / 12)) });
    if (Math.floor(choice / 3) % 4 === 2) this.#follow('dropout', { rate: 0.1 });
  }

  finished(): Network {
    this.#follow('output');
    return { layers: this.#layers, connections: this.#connections, groups: [] };
  }

  /** The skip needs a projection, since the block's width may differ. */
  #residualBlock(choice: number): void {
    const source = this.#end;
    const units = unitsOf(choice);
    this.#follow('dense', { units });
    this.#follow('activation', { function: functionOf(choice) });
    const branch = this.#end;
    const skip = this.#join('dense', { units, useBias: false }, [source]);
    this.#end = this.#join('add', { scales: [0.5, 1] }, [branch, skip]);
  }

  #twoPaths(choice: number): void {
    const source = this.#end;
    const left = this.#join('dense', { units: unitsOf(choice) }, [source]);
    const right = this.#join('dense', { units: unitsOf(choice + 1) }, [source]);
    this.#end = this.#join('concatenate', {}, [left, right]);
  }

  #follow(type: LayerTypeName, fields: Readonly<Record<string, unknown>> = {}): void {
    this.#end = this.#join(type, fields, [this.#end]);
  }

  #join(
    type: LayerTypeName,
    fields: Readonly<Record<string, unknown>>,
    sources: readonly string[],
  ): string {
    const id = type === 'output' ? 'output' : `l${this.#layers.length}`;
    return this.#add(id, type, fields, sources);
  }

  #add(
    id: string,
    type: LayerTypeName,
    fields: Readonly<Record<string, unknown>>,
    sources: readonly string[],
  ): string {
    this.#layers.push(layerFrom({ id, type, ...fields }));
    for (const source of sources) this.#connections.push([source, id]);
    return id;
  }
}

function unitsOf(choice: number): number {
  return [4, 8, 3][choice % 3] ?? 4;
}

function functionOf(choice: number): string {
  return activationFunctionNames[choice % activationFunctionNames.length] ?? 'relu';
}
