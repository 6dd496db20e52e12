import * as v from 'valibot';
import { fail, succeed } from '../problems/problem';
import type { Problem, Result } from '../problems/problem';
import { crossCheckProblems } from './cross-checks';
import { experimentSchema } from './experiment';
import type { Experiment } from './experiment';
import { isUnknownField, pathOf, schemaProblem } from './schema-problems';
import type { JsonPath } from './schema-problems';

/** An experiment of the present version with its defaults filled in, or everything wrong with it. */
export function checkDocument(document: unknown): Result<Experiment> {
  const parsed = v.safeParse(experimentSchema, document);
  const [problem, ...more] = parsed.success
    ? crossCheckProblems(parsed.output)
    : schemaProblems(document, parsed.issues);
  if (problem !== undefined) return fail(problem, ...more);
  if (!parsed.success) throw new Error('An experiment was refused without a reason.');
  return succeed(parsed.output);
}

/** A strict object names its first unknown field only; each is taken out and the rest looked at again. */
const mostRounds = 50;

function schemaProblems(
  document: unknown,
  firstIssues: readonly v.BaseIssue<unknown>[],
): readonly Problem[] {
  const problems = new Map<string, Problem>();
  const rest: unknown = JSON.parse(JSON.stringify(document));
  let issues = firstIssues;
  for (let round = 0; round < mostRounds && issues.length > 0; round += 1) {
    for (const issue of issues) {
      const problem = schemaProblem(issue);
      problems.set(problem.message, problem);
    }
    const unknown = issues.filter(isUnknownField);
    if (unknown.length === 0) break;
    for (const issue of unknown) removeField(rest, pathOf(issue));
    issues = v.safeParse(experimentSchema, rest).issues ?? [];
  }
  return [...problems.values()];
}

function removeField(document: unknown, path: JsonPath): void {
  const owner = path.slice(0, -1).reduce<unknown>((value, key) => Object(value)[key], document);
  const name = path.at(-1);
  if (name !== undefined) Reflect.deleteProperty(Object(owner), name);
}
