import type { ActivationFunction } from './activation-function';
import { exponentialLinear } from './elu';

/** The fixed point of Klambauer et al. 2017, appendix A1. */
const alpha = 1.6732632423543772;
const scale = 1.0507009873554805;

export const selu: ActivationFunction = {
  title: 'SELU',
  summary: 'A scaled ELU that normalizes itself with LeCun normal weights (Klambauer et al. 2017).',
  family: 'rectifying',
  forward: (builder, x) => builder.multiply(scale, exponentialLinear(builder, x, alpha)),
};
