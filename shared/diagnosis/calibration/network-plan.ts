/** A network in a few words, as the calibration suite varies it. */
export interface NetworkPlan {
  readonly hidden: number;
  readonly width: number;
  readonly activation: string;
  readonly initializer: Readonly<Record<string, unknown>>;
  /** Of the output; by default that of the hidden layers. */
  readonly outputInitializer?: Readonly<Record<string, unknown>>;
  /** Before each activation: batch normalization where true. */
  readonly normalize?: boolean | 'layer';
  /** Share of the units dropped behind each activation. */
  readonly dropout?: number;
  /** Convolutions of so many filters before the dense layers; halved in size behind every second one. */
  readonly filters?: readonly number[];
  /** Skip paths around every two hidden layers behind the first; the number scales the branch. */
  readonly branchScale?: number | null;
  readonly slope?: number;
}

/** The `network` section of an experiment file. */
export function networkOf(plan: NetworkPlan) {
  const layers: Record<string, unknown>[] = [{ id: 'input', type: 'input' }];
  const connections: [string, string][] = [];
  let last = 'input';
  const append = (layer: Record<string, unknown> & { id: string }): void => {
    layers.push(layer);
    connections.push([last, layer.id]);
    last = layer.id;
  };
  const activated = (name: string, weights: Readonly<Record<string, unknown>>): void => {
    const { normalize } = plan;
    append({ id: `d${name}`, initializer: plan.initializer, useBias: true, ...weights });
    if (normalize === true) append({ id: `n${name}`, type: 'batch-normalization' });
    if (normalize === 'layer') append({ id: `n${name}`, type: 'layer-normalization' });
    const slope = plan.slope === undefined ? {} : { slope: plan.slope };
    append({ id: `a${name}`, type: 'activation', function: plan.activation, ...slope });
    if (plan.dropout !== undefined) {
      append({ id: `p${name}`, type: 'dropout', rate: plan.dropout });
    }
  };
  const hiddenLayer = (index: number): void => {
    activated(String(index), { type: 'dense', units: plan.width });
  };
  plan.filters?.forEach((filters, index) => {
    activated(`c${index + 1}`, { type: 'conv-2d', filters });
    if (index % 2 === 1) append({ id: `m${index + 1}`, type: 'max-pooling-2d' });
  });
  const { branchScale = null } = plan;
  const inBlocks = branchScale !== null;
  for (let index = 1; index <= plan.hidden; index += 1) {
    const source = last;
    hiddenLayer(index);
    if (!inBlocks || index === 1 || index === plan.hidden) continue;
    index += 1;
    hiddenLayer(index);
    append({ id: `s${index}`, type: 'add', scales: [branchScale, 1] });
    connections.push([source, last]);
  }
  append({
    id: 'output',
    type: 'output',
    initializer: plan.outputInitializer ?? plan.initializer,
    useBias: true,
  });
  return { layers, connections, groups: [] };
}
