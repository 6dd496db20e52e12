import { depthColour } from '../lab/depth-colour';

/**
 * Classes are spread over the same colour-blind-safe ramp as depths, away from its darkest end, where two
 * neighbours would look alike.
 */
export function classColour(number: number, classes: number, dark: boolean): string {
  if (classes <= 1) return depthColour(6, 11, dark);
  const spread = 1 + (number / (classes - 1)) * 9;
  return depthColour(1 + spread, 11, dark);
}
