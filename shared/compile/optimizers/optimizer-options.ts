import type { Optimizer } from '../../experiment/optimizer';

export type OptimizerName = Optimizer['type'];

/** The fields of one optimizer, or (as a union told apart by `type`) of the given ones. */
export type OptimizerOptions<Name extends OptimizerName = OptimizerName> = {
  [Each in Name]: Extract<Optimizer, { readonly type: Each }>;
}[Name];
