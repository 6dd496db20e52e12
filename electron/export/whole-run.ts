import { toJson } from '../../shared/diagnosis/run-result';
import type { EpochReport, RunDescription } from '../../shared/signals/run-report';

/** Everything that a run reported, an epoch a line: JSON in which numbers that are not finite are spelled out. */
export function* wholeRunParts(
  name: string,
  description: RunDescription,
  parts: Iterable<readonly EpochReport[]>,
): Generator<string> {
  yield `{"run": ${toJson(name)},\n"description": ${toJson(description)},\n"epochs": [`;
  let isFirst = true;
  for (const reports of parts) {
    const lines = reports.map((report) => `\n${toJson(report)}`).join(',');
    if (lines === '') continue;
    yield isFirst ? lines : `,${lines}`;
    isFirst = false;
  }
  yield '\n]}\n';
}
