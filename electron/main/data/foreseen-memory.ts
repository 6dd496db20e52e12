import { compileTraining } from '../../../shared/compile/compile-training';
import type { DataShape } from '../../../shared/data/data-set';
import type { Experiment } from '../../../shared/experiment/experiment';
import type { Problem } from '../../../shared/problems/problem';
import { memoryNeed, memoryProblem } from '../../../shared/training/memory-need';

/**
 * Why the engine will refuse to train this with so many bytes free, told while it is edited; null: it will not. In the
 * data process, since compiling a large network takes longer than a key press may.
 */
export function foreseenMemoryProblem(
  experiment: Experiment,
  data: DataShape,
  freeBytes: number,
): Problem | null {
  const plan = compileTraining(experiment, data);
  return plan.ok ? memoryProblem(plan.value, memoryNeed(plan.value, data), freeBytes) : null;
}
