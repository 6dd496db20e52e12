/** A plain network in a few words, as the calibration suite varies it. */
export interface NetworkPlan {
  readonly hidden: number;
  readonly width: number;
  readonly activation: string;
  readonly initializer: Readonly<Record<string, unknown>>;
  /** Of the output; by default that of the hidden layers. */
  readonly outputInitializer?: Readonly<Record<string, unknown>>;
  readonly normalize?: boolean;
  /** Skip paths around every two hidden layers behind the first; the number scales the branch. */
  readonly branchScale?: number;
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
  const hiddenLayer = (index: number): void => {
    append({
      id: `d${index}`,
      type: 'dense',
      units: plan.width,
      initializer: plan.initializer,
      useBias: true,
    });
    if (plan.normalize === true) append({ id: `n${index}`, type: 'batch-normalization' });
    const slope = plan.slope === undefined ? {} : { slope: plan.slope };
    append({ id: `a${index}`, type: 'activation', function: plan.activation, ...slope });
  };
  const inBlocks = plan.branchScale !== undefined;
  for (let index = 1; index <= plan.hidden; index += 1) {
    const source = last;
    hiddenLayer(index);
    if (!inBlocks || index === 1 || index === plan.hidden) continue;
    index += 1;
    hiddenLayer(index);
    append({ id: `s${index}`, type: 'add', scales: [plan.branchScale, 1] });
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
