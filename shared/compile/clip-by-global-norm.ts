import type { ProgramBuilder, Value } from '../program/program-builder';
import { norm } from './norms';

/** Pascanu et al. 2013: where all gradients together are longer than `limit`, all are scaled down to that length. */
export function clipByGlobalNorm(
  builder: ProgramBuilder,
  gradients: readonly Value[],
  limit: number,
): readonly Value[] {
  const norms = gradients.map((gradient) => norm(builder, gradient));
  const globalNorm = norm(builder, builder.apply('stack', norms, { axis: 0 }));
  const scale = builder.divide(limit, builder.maximum(globalNorm, limit));
  return gradients.map((gradient) => builder.multiply(gradient, scale));
}
