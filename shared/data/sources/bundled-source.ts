import * as v from 'valibot';
import { preparation } from '../preparation';
import type { SourceType } from '../source-type';

/** A data set that comes with the lab: nothing to choose but how its rows are prepared. */
export function bundledSource<const Source extends string>(
  source: Source,
  title: string,
  summary: string,
) {
  const schema = v.strictObject({ source: v.literal(source), ...preparation });
  return {
    schema,
    title,
    summary,
    kind: 'bundled',
    inspector: [],
  } as const satisfies SourceType<v.InferOutput<typeof schema>>;
}
