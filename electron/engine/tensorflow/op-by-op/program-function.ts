import type { FunctionDef } from '@tensorflow/tfjs-node-gpu/dist/proto/api_pb.js';
import type { Program } from '../../../../shared/program/program';
import { typeAttribute } from '../attribute';
import { dataTypes } from '../data-type';
import type { Argument } from '../function-definition';
import { defineFunction } from '../function-definition';
import type { GraphScope, Reference } from '../graph-scope';
import { emitProgram } from './program-emission';
import { VariableAccess } from '../variable-access';

export interface ProgramFunctionDefinition {
  readonly name: string;
  readonly program: Program;
  /** Arguments before the handles. */
  readonly leading: readonly Argument[];
  /** Argument that carries the handle of a variable, by the variable's name. */
  readonly handles: ReadonlyMap<string, string>;
  readonly input: (scope: GraphScope, variables: VariableAccess, name: string) => Reference;
}

/** A program that is evaluated once a call: its outputs, all floats, are returned in order after its updates are written. */
export function defineProgramFunction(definition: ProgramFunctionDefinition): FunctionDef {
  const { name, program, leading, handles, input } = definition;
  const parameters = [
    ...leading,
    ...[...handles.values()].map((handle) => ({ name: handle, type: dataTypes.resource })),
  ];
  return defineFunction(name, parameters, {}, (scope) => {
    const variables = new VariableAccess(scope, handles);
    const emitted = emitProgram(program, scope, {
      variable: (variable) => variables.read(variable),
      input: (inputName) => input(scope, variables, inputName),
    });
    const written = emitted.updates.map(({ variable, value }) => variables.write(variable, value));
    return Object.values(emitted.outputs).map((value) => {
      const result = scope.add('Identity', [value, ...written], {
        T: typeAttribute(dataTypes.float),
      });
      return { type: dataTypes.float, value: result };
    });
  });
}
