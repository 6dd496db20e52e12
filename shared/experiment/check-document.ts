import * as v from 'valibot';
import { fail, succeed } from '../problems/problem';
import type { Problem, Result } from '../problems/problem';
import { crossCheckProblems } from './cross-checks';
import { experimentSchema } from './experiment';
import type { Experiment } from './experiment';
import { experimentLimits } from './limits';
import { isMissingField, isUnknownField, pathOf, schemaProblem } from '../problems/schema-problems';
import type { JsonPath } from '../problems/schema-problems';

/** An experiment of the present version with its defaults filled in, or everything wrong with it. */
export function checkDocument(document: unknown): Result<Experiment> {
  const parsed = v.safeParse(experimentSchema, document);
  const [problem, ...more] = firstOf(
    parsed.success ? crossCheckProblems(parsed.output) : schemaProblems(document, parsed.issues),
  );
  if (problem !== undefined) return fail(problem, ...more);
  if (!parsed.success) throw new Error('An experiment was refused without a reason.');
  return succeed(parsed.output);
}

/** Nobody reads more of them, and a hundred thousand would take the window's time. */
function firstOf(problems: readonly Problem[]): readonly Problem[] {
  const most = experimentLimits.problems;
  if (problems.length <= most) return problems;
  const rest = {
    code: 'more-problems',
    message: `There are ${problems.length - most} problems more.`,
  };
  return [...problems.slice(0, most), rest];
}

const mostRounds = 50;

/**
 * valibot names only the first unknown field of an object, and does not say what a missing one should hold. So unknown
 * fields are taken out, missing ones are put in as undefined, and the rest is looked at again.
 */
function schemaProblems(
  document: unknown,
  firstIssues: readonly v.BaseIssue<unknown>[],
): readonly Problem[] {
  const problems = new Map<string, Problem>();
  const rest: unknown = JSON.parse(JSON.stringify(document));
  let issues = firstIssues;
  for (let round = 0; round < mostRounds && issues.length > 0; round += 1) {
    const missing = issues.filter(isMissingField);
    const unknown = issues.filter(isUnknownField);
    for (const issue of issues) {
      const problem = schemaProblem(issue);
      if (!missing.includes(issue)) problems.set(problem.message, problem);
    }
    if (missing.length + unknown.length === 0) break;
    for (const issue of missing)
      changeField(rest, pathOf(issue), (owner, name) => Reflect.set(owner, name, undefined));
    for (const issue of unknown) changeField(rest, pathOf(issue), Reflect.deleteProperty);
    issues = v.safeParse(experimentSchema, rest).issues ?? [];
  }
  return [...problems.values()];
}

function changeField(
  document: unknown,
  path: JsonPath,
  change: (owner: object, name: string | number) => boolean,
): void {
  const owner = path.slice(0, -1).reduce(fieldOf, document);
  const name = path.at(-1);
  if (typeof owner === 'object' && owner !== null && name !== undefined) change(owner, name);
}

function fieldOf(value: unknown, name: string | number): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
