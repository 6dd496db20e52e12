// tfjs-layers on the TensorFlow library that this lab uses, by its fit; speaks as peer.py does.
import { createInterface } from 'node:readline';
import util from 'node:util';

// Node 23 removed it, and tfjs-node 4.22.0 calls it.
Object.assign(util, {
  isNullOrUndefined: (/** @type {unknown} */ value) => value === null || value === undefined,
});
process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
// Its greeting must not be taken for a reply.
console.log = console.error;
const tf = (await import('@tensorflow/tfjs-node-gpu')).default;

/**
 * @typedef {object} Layer fields of a layer in an experiment file
 * @property {string} id
 * @property {string} type
 * @property {string} [function]
 * @property {number} [units]
 * @property {number} [filters]
 * @property {number} [kernelSize]
 * @property {number} [poolSize]
 * @property {number} [strides]
 * @property {'same' | 'valid'} [padding]
 * @property {number[]} [scales]
 * @property {boolean} [useBias]
 *
 * @typedef {object} Row see peer.py
 * @property {{ layers: Layer[], connections: [string, string][] }} network
 * @property {{ batchSize: number, optimizer: { type: string, learningRate: number } }} training
 * @property {number[]} sampleShape
 * @property {number} classes
 * @property {number} rows
 *
 * @typedef {import('@tensorflow/tfjs-node-gpu').SymbolicTensor} Value
 */

class Scale extends tf.layers.Layer {
  static className = 'Scale';

  /** @param {number} factor */
  constructor(factor) {
    super({});
    this.factor = factor;
  }

  /**
   * @override
   * @param {import('@tensorflow/tfjs-node-gpu').Tensor | import('@tensorflow/tfjs-node-gpu').Tensor[]} inputs
   */
  call(inputs) {
    const [x] = [inputs].flat();
    if (x === undefined) throw new Error('Nothing to scale');
    return tf.mul(x, this.factor);
  }
}

/** @param {Row} row */
function modelOf({ network, sampleShape, classes }) {
  /** @type {Map<string, Value>} */
  const values = new Map();
  /** @param {string} id @returns {Value} */
  const valueOf = (id) => {
    const known = values.get(id);
    if (known) return known;
    const layer = network.layers.find((each) => each.id === id);
    if (!layer) throw new Error(`There is no layer ${id}`);
    const before = network.connections.filter(([, end]) => end === id);
    const inputs = before.map(([start]) => valueOf(start));
    const value = apply(layer, inputs, sampleShape, classes);
    values.set(id, value);
    return value;
  };
  const named = (/** @type {string} */ type) =>
    valueOf(network.layers.find((layer) => layer.type === type)?.id ?? type);
  const outputs = named('output');
  return tf.model({ inputs: named('input'), outputs });
}

/**
 * @param {Layer} layer
 * @param {Value[]} inputs
 * @param {number[]} sampleShape
 * @param {number} classes
 * @returns {Value}
 */
function apply(layer, inputs, sampleShape, classes) {
  if (layer.type === 'input') return tf.input({ shape: sampleShape });
  const [first] = inputs;
  if (first === undefined) throw new Error(`${layer.id} has no input`);
  const x = layer.type === 'dense' || layer.type === 'output' ? flat(first) : first;
  const { useBias = true, strides } = layer;
  const made = {
    dense: () => tf.layers.dense({ units: Number(layer.units), useBias }).apply(x),
    output: () => tf.layers.dense({ units: classes, useBias }).apply(x),
    activation: () =>
      tf.layers
        .activation({ activation: layer.function === 'sigmoid' ? 'sigmoid' : 'relu' })
        .apply(x),
    'batch-normalization': () => tf.layers.batchNormalization({}).apply(x),
    'conv-2d': () =>
      tf.layers
        .conv2d({
          filters: Number(layer.filters),
          kernelSize: layer.kernelSize ?? 3,
          strides: strides ?? 1,
          padding: layer.padding ?? 'same',
          useBias,
        })
        .apply(x),
    'max-pooling-2d': () =>
      tf.layers.maxPooling2d({ poolSize: layer.poolSize ?? 2, strides: strides ?? 2 }).apply(x),
    'global-average-pooling-2d': () => tf.layers.globalAveragePooling2d({}).apply(x),
    flatten: () => flat(x),
    add: () => tf.layers.add().apply(inputs.map((input, k) => scaled(input, layer.scales?.[k]))),
  }[layer.type];
  if (made === undefined) throw new Error(`${layer.type} is in no row of the benchmark`);
  return /** @type {Value} */ (made());
}

/** @param {Value} x */
function flat(x) {
  return x.shape.length === 2 ? x : /** @type {Value} */ (tf.layers.flatten().apply(x));
}

/** @param {Value} x @param {number} factor */
function scaled(x, factor = 1) {
  return factor === 1 ? x : /** @type {Value} */ (new Scale(factor).apply(x));
}

/** @param {Row} row */
function prepare(row) {
  const { training, rows, sampleShape, classes } = row;
  const { type, learningRate } = training.optimizer;
  const model = modelOf(row);
  const inputs = tf.randomNormal([rows, ...sampleShape]);
  const targets = tf.oneHot(tf.randomUniform([rows], 0, classes, 'int32'), classes);
  model.compile({
    optimizer: type === 'sgd' ? tf.train.sgd(learningRate) : tf.train.adam(learningRate),
    loss: (labels, logits) => tf.losses.softmaxCrossEntropy(labels, logits),
  });
  const { batchSize } = training;
  return () => model.fit(inputs, targets, { batchSize, epochs: 1, verbose: 0 });
}

/** @type {() => Promise<unknown>} */
let trainEpoch = async () => undefined;
let stepsPerEpoch = 0;

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  const began = performance.now();
  if (request.prepare) {
    stepsPerEpoch = Math.floor(request.prepare.rows / request.prepare.training.batchSize);
    trainEpoch = prepare(request.prepare);
    await trainEpoch();
    reply({ prepared: performance.now() - began });
  } else {
    let epochs = 0;
    while (epochs === 0 || performance.now() - began < request.measure) {
      await trainEpoch();
      epochs += 1;
    }
    reply({ steps: epochs * stepsPerEpoch, milliseconds: performance.now() - began });
  }
}

/** @param {object} value */
function reply(value) {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
