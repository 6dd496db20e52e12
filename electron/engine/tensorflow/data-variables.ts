import type { InputNode, Program } from '../../../shared/program/program';
import { typeAttribute } from './attribute';
import { dataTypes } from './data-type';
import type { GraphScope, Reference } from './graph-scope';

/** The data set lives on the device in variables; a layer's are called `<layer>/<name>`, so these never clash. */
export const dataVariables = {
  trainingInputs: 'training:inputs',
  trainingTargets: 'training:targets',
} as const;

/** The program's input of the given name, if it has one. */
export function inputOf(program: Program, name: string): InputNode | undefined {
  return program.nodes.find(
    (node): node is InputNode => node.kind === 'input' && node.name === name,
  );
}

/** Targets are kept as floats; class numbers (exact up to 2^24) become integers where a program wants them. */
export function asTargets(scope: GraphScope, program: Program, targets: Reference): Reference {
  if (inputOf(program, 'y')?.type.element !== 'integer') return targets;
  return scope.add('Cast', [targets], {
    SrcT: typeAttribute(dataTypes.float),
    DstT: typeAttribute(dataTypes.integer),
  });
}

/** The variables that a program reads or writes. */
export function variablesOf(program: Program): ReadonlySet<string> {
  const names = new Set(program.updates.map(({ variable }) => variable));
  for (const node of program.nodes) if (node.kind === 'variable') names.add(node.name);
  return names;
}
