import type { Result } from '../../../shared/problems/problem';
import { succeed } from '../../../shared/problems/problem';
import type { BenchSurroundings } from './bench-surroundings';
import type { BenchRow } from './bench-rows';
import { compareOn } from './compare-peers';
import type { ComparedRow } from './compare-peers';
import { comparisonTable } from './comparison-table';
import { findPeers } from './find-peers';
import { labContestant } from './lab-contestant';
import { PeerProcess } from './peer-process';

const rounds = 5;
const duration = 1000;

/** The engine and its peers on the same networks, in one sitting. */
export async function compareWithPeers(
  rows: readonly BenchRow[],
  { engineProgram, folder, onProgress, onTable }: BenchSurroundings,
): Promise<Result<readonly ComparedRow[]>> {
  const peers = await findPeers();
  if (!peers.ok) return peers;
  const starts = [
    () => labContestant(engineProgram, folder),
    ...peers.value.map((peer) => () => new PeerProcess(peer)),
  ];
  const compared: ComparedRow[] = [];
  for (const row of rows) {
    const result = await compareOn(row, starts, { rounds, duration, onProgress });
    compared.push(result);
    onTable(comparisonTable([result]));
  }
  return succeed(compared);
}
