import type { NamedWeights } from '../../shared/messages/engine-messages';
import { writeSafetensors } from './safetensors';

/** The content of weights.safetensors: every weight and moving average by its name, `<layer>/<parameter>`. */
export function weightsFile(tensors: readonly NamedWeights[], name: string): Uint8Array {
  const metadata = { format: 'gradient-lab/weights', version: '1', name };
  return writeSafetensors({ tensors, metadata });
}
