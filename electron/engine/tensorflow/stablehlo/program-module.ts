import type { Program } from '../../../../shared/program/program';
import type { HloBlock } from './hlo-block';
import type { HloModule } from './hlo-module';
import { hloModule } from './hlo-module';
import type { HloType, HloValue } from './hlo-type';
import { lowerProgram } from './program-lowering';

export interface ProgramModule {
  readonly program: Program;
  /** Parameters before the variables. */
  readonly leading: readonly HloType[];
  readonly variables: ReadonlyMap<string, HloType>;
  /** The program's input of the given name. */
  readonly input: (given: ModuleInputs, name: string) => HloValue;
}

export interface ModuleInputs {
  readonly block: HloBlock;
  readonly leading: readonly HloValue[];
  readonly variable: (name: string) => HloValue;
}

/** A program that is evaluated once a call. Results: its outputs, then its updates, each in the program's order. */
export function programModule({ program, leading, variables, input }: ProgramModule): HloModule {
  return hloModule([...leading, ...variables.values()], (block, parameters) => {
    const values = new Map(
      [...variables.keys()].map((name, index) => [name, parameters[leading.length + index]]),
    );
    const variable = (name: string): HloValue => {
      const value = values.get(name);
      if (value === undefined) throw new Error(`The program has no variable ${name}.`);
      return value;
    };
    const given = { block, leading: parameters.slice(0, leading.length), variable };
    const { outputs, updates } = lowerProgram(program, block, {
      variable,
      input: (name) => input(given, name),
    });
    return [...outputs.values(), ...updates.values()];
  });
}
