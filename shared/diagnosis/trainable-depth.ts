import type { Features } from './features';
import { thresholds } from './thresholds';

/** Gradients that lose or gain less than this power of ten a layer survive any depth that anyone builds. */
const flat = 0.002;

/**
 * How many hidden layers like the present ones a gradient survives: the depth scale of Schoenholz et al. 2017, taken
 * from how delta changes from one hidden layer to the next under the starting weights.
 */
export function trainableDepth({ scene, reachAtStart }: Features): number | null {
  const steps = scene.hidden.slice(1).map((index) => {
    const [before, here] = [reachAtStart[index - 1] ?? NaN, reachAtStart[index] ?? NaN];
    return before - here;
  });
  const known = steps.filter(Number.isFinite).sort((a, b) => a - b);
  const perLayer = known[Math.floor(known.length / 2)];
  if (perLayer === undefined || Math.abs(perLayer) < flat) return null;
  const limit = perLayer < 0 ? thresholds.reach.lost : thresholds.reach.grown;
  return Math.max(1, Math.floor(limit / perLayer));
}
