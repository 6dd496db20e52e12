import { differentiate } from '../program/differentiate';
import type { ProgramBuilder, Value } from '../program/program-builder';
import { integerTensor } from '../program/tensor-type';
import { rootMeanSquare } from './norms';
import { layerConstants, perLayer, present, withinLayers } from './per-layer';
import type { SkipBlock } from './skip-blocks';
import type { MeasuredLayer } from './weight-layers';

/**
 * For every add, how much gradient comes back to where its paths part: through the skip and through the main branch.
 * Told at the last weight layer of the main branch; NaN at the others. summedLoss: of the probe's samples.
 */
export function skipGradients(
  builder: ProgramBuilder,
  measured: readonly MeasuredLayer[],
  blocks: readonly SkipBlock[],
  summedLoss: Value,
  values: ReadonlyMap<string, Value>,
) {
  const paths = blocks.map(({ fork, add, skip, main }) => {
    const through = (path: SkipBlock['skip']): Value =>
      path.kind === 'identity'
        ? builder.multiply(gradientAt(add), path.scale)
        : gradientThrough(valueOf(path.first), valueOf(fork));
    return { skip: through(skip), main: through(main) };
  });
  const at = measured.map(({ id }) => blocks.findIndex((block) => block.layer === id));
  return {
    'skip-gradient-rms': vectorOf(paths.map(({ skip }) => skip)),
    'main-gradient-rms': vectorOf(paths.map(({ main }) => main)),
  };

  /** The derivative of one layer alone, applied to the gradient that reaches it. */
  function gradientThrough(output: Value, input: Value): Value {
    const upstream = builder.apply('stop-gradient', [gradientOf(output)], {});
    const product = builder.sum(builder.multiply(output, upstream));
    return present(differentiate(builder, product, [input])[0]);
  }

  function gradientAt(layer: string): Value {
    return gradientOf(valueOf(layer));
  }

  function gradientOf(value: Value): Value {
    return present(differentiate(builder, summedLoss, [value])[0]);
  }

  function valueOf(layer: string): Value {
    return present(values.get(layer));
  }

  function vectorOf(gradients: readonly Value[]): Value {
    const none = layerConstants(builder, [NaN]);
    const known =
      gradients.length === 0
        ? []
        : [
            perLayer(
              builder,
              gradients.map((gradient) => ({ tensors: [gradient] })),
              ([stack]) => rootMeanSquare(builder, present(stack), withinLayers(present(stack))),
            ),
          ];
    const all =
      known.length === 0 ? none : builder.apply('concatenate', [...known, none], { axis: 0 });
    const places = at.map((place) => (place < 0 ? gradients.length : place));
    return builder.apply(
      'gather',
      [all, builder.constant(places, integerTensor(places.length))],
      {},
    );
  }
}
