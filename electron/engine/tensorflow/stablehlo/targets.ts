import type { Program } from '../../../../shared/program/program';
import { inputOf } from '../data-variables';
import type { HloBlock } from './hlo-block';
import type { HloValue } from './hlo-type';

/** Targets are kept as floats; class numbers become integers where a program wants them. */
export function asTargets(block: HloBlock, program: Program, targets: HloValue): HloValue {
  return inputOf(program, 'y')?.type.element === 'integer'
    ? block.convert(targets, 'i32')
    : targets;
}
