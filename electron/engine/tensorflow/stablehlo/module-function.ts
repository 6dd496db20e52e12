import {
  booleanAttribute,
  functionsAttribute,
  integerAttribute,
  shapesAttribute,
  textAttribute,
  textsAttribute,
  typeAttribute,
  typesAttribute,
} from '../attribute';
import type { Device } from '../execution-mode';
import type { DataType } from '../data-type';
import { dataTypes } from '../data-type';
import type { Argument, FunctionDefinition } from '../function-definition';
import { defineFunction } from '../function-definition';
import { modeAttributes } from '../function-call';
import { VariableAccess } from '../variable-access';
import type { HloModule } from './hlo-module';
import type { HloElement } from './hlo-type';

export interface ModuleFunction {
  readonly name: string;
  readonly device: Device;
  readonly module: HloModule;
  /** Arguments before the handles. */
  readonly leading: readonly Argument[];
  /** Argument that carries the handle of a variable, by the variable's name, in the module's order. */
  readonly handles: ReadonlyMap<string, string>;
  /** The module's last results are what these variables become; those before are returned. */
  readonly updated: readonly string[];
}

/** Of XlaCallModule's own format: no callbacks, platforms by name. */
const callVersion = 9;

/** A function that reads variables, runs a module on them, and writes those that it changes. */
export function defineModuleFunction(definition: ModuleFunction): FunctionDefinition {
  const { name, device, module, leading, handles, updated } = definition;
  const parameters = [
    ...leading,
    ...[...handles.values()].map((handle) => ({ name: handle, type: dataTypes.resource })),
  ];
  const types = module.results.map(({ element }) => dataTypeOf(element));
  return defineFunction({ name, parameters, attributes: modeAttributes('xla') }, (scope) => {
    const variables = new VariableAccess(scope, handles);
    const read = [...handles.keys()].map((variable) => variables.read(variable));
    scope.add(
      'XlaCallModule',
      [...leading.map((argument) => argument.name), ...read],
      {
        version: integerAttribute(callVersion),
        module: textAttribute(module.text),
        Tin: typesAttribute([
          ...leading.map(({ type }) => type),
          ...read.map(() => dataTypes.float),
        ]),
        Tout: typesAttribute(types),
        Sout: shapesAttribute(module.results.map(({ shape }) => shape)),
        platforms: textsAttribute([device === 'gpu' ? 'CUDA' : 'CPU']),
        dim_args_spec: textsAttribute([]),
        disabled_checks: textsAttribute([]),
        function_list: functionsAttribute(),
        has_token_input_output: booleanAttribute(false),
      },
      'module',
    );
    const returned = module.results.length - updated.length;
    const written = updated.map((variable, index) =>
      variables.write(variable, scope.output('module', 'XlaCallModule', returned + index)),
    );
    return types.slice(0, returned).map((type, index) => {
      const result = scope.output('module', 'XlaCallModule', index);
      const value = scope.add('Identity', [result, ...written], { T: typeAttribute(type) });
      return { type, value };
    });
  });
}

function dataTypeOf(element: HloElement): DataType {
  return element === 'f32' ? dataTypes.float : dataTypes.integer;
}
