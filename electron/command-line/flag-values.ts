import type { Result } from '../../shared/problems/problem';
import { fail, succeed } from '../../shared/problems/problem';

/** The number that a flag was given; undefined where it was not. */
export function wholeNumberFlag(
  flag: string,
  text: string | undefined,
  least: number,
  most: number,
): Result<number | undefined> {
  if (text === undefined) return succeed(undefined);
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return succeed(number);
  return fail({
    code: 'wrong-arguments',
    message: `--${flag}: expected a whole number from ${least} to ${most}, found "${text}".`,
  });
}

/** The one of the choices that a flag was given; undefined where it was not. */
export function choiceFlag<Choice extends string>(
  flag: string,
  text: string | undefined,
  choices: readonly Choice[],
): Result<Choice | undefined> {
  if (text === undefined) return succeed(undefined);
  const choice = choices.find((each) => each === text);
  if (choice !== undefined) return succeed(choice);
  return fail({
    code: 'wrong-arguments',
    message: `--${flag}: expected ${choices.join(' or ')}, found "${text}".`,
  });
}
