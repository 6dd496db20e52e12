import { HloBlock, HloNames } from './hlo-block';
import type { HloType, HloValue } from './hlo-type';
import { typeText } from './hlo-type';

/** A module's main function: `build` writes its body and says what it returns, in order. */
export function hloModule(
  parameters: readonly HloType[],
  build: (block: HloBlock, parameters: readonly HloValue[]) => readonly HloValue[],
): HloModule {
  const block = new HloBlock(new HloNames());
  const given = parameters.map((type) => ({ name: block.names.next(), type }));
  const results = build(block, given);
  const signature = given.map(({ name, type }) => `${name}: ${typeText(type)}`).join(', ');
  const types = results.map(({ type }) => typeText(type)).join(', ');
  const text = [
    `module @program { func.func public @main(${signature}) -> (${types}) {`,
    ...block.lines,
    `return ${results.map(({ name }) => name).join(', ')} : ${types}`,
    '} }',
  ].join('\n');
  return { text, results: results.map(({ type }) => type) };
}

export interface HloModule {
  readonly text: string;
  readonly results: readonly HloType[];
}

/** One value that a loop carries: its start, and what it is after one more turn. */
export interface Loop {
  readonly start: readonly HloValue[];
  /** Whether there is one more turn: a scalar truth. */
  readonly goesOn: (block: HloBlock, carried: readonly HloValue[]) => HloValue;
  readonly next: (block: HloBlock, carried: readonly HloValue[]) => readonly HloValue[];
}

/** Values from outside of the loop may be used inside. Returns what is carried at the end. */
export function hloLoop(block: HloBlock, { start, goesOn, next }: Loop): readonly HloValue[] {
  const { names } = block;
  const carried = start.map(({ type }) => ({ name: names.next(), type }));
  const condition = new HloBlock(names);
  const truth = goesOn(condition, carried);
  const body = new HloBlock(names);
  const after = next(body, carried);
  const types = start.map(({ type }) => typeText(type)).join(', ');
  const loop = names.next();
  const pairs = carried.map(({ name }, index) => `${name} = ${start[index]?.name ?? ''}`);
  block.lines.push(
    `${loop}:${start.length} = stablehlo.while(${pairs.join(', ')}) : ${types}`,
    'cond {',
    ...condition.lines,
    `stablehlo.return ${truth.name} : tensor<i1>`,
    '} do {',
    ...body.lines,
    `stablehlo.return ${after.map(({ name }) => name).join(', ')} : ${types}`,
    '}',
  );
  return start.map(({ type }, index) => ({ name: `${loop}#${index}`, type }));
}
