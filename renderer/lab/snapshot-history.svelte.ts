import { snapshotKey } from '../../shared/snapshots/snapshot';
import type {
  PlanePointsSnapshot,
  PlaneSnapshot,
  PredictionsSnapshot,
  Snapshot,
  WeightMatrixSnapshot,
} from '../../shared/snapshots/snapshot';

/** Of one thing so many are kept at most, from its first one to its last. */
const mostKept = 48;

/** The snapshots that came of one run: thinned as they grow older, so that long runs do not fill the memory. */
export class SnapshotHistory {
  /** By what they show, oldest first. */
  #series = $state.raw<ReadonlyMap<string, readonly Snapshot[]>>(new Map());

  /** null: none came yet. */
  get planePoints(): PlanePointsSnapshot | null {
    const [points] = this.#series.get('plane-points') ?? [];
    return points?.kind === 'plane-points' ? points : null;
  }

  /** Oldest first. */
  get planes(): readonly PlaneSnapshot[] {
    return ofKind(this.#series.get('plane'), 'plane');
  }

  /** Of the part that was asked for last; see the snapshot which one that is. */
  get planePart(): PlaneSnapshot | null {
    return ofKind(this.#series.get('plane/part'), 'plane').at(-1) ?? null;
  }

  get predictions(): readonly PredictionsSnapshot[] {
    return ofKind(this.#series.get('predictions'), 'predictions');
  }

  weightMatrices(layer: string): readonly WeightMatrixSnapshot[] {
    return ofKind(this.#series.get(`weight-matrix/${layer}`), 'weight-matrix');
  }

  receive(snapshots: readonly Snapshot[]): void {
    if (snapshots.length === 0) return;
    const series = new Map(this.#series);
    for (const snapshot of snapshots) {
      const key = snapshotKey(snapshot);
      series.set(key, withNewest(series.get(key) ?? [], snapshot));
    }
    this.#series = series;
  }
}

/** The last one at or before an epoch, else the first one. */
export function snapshotAt<Taken extends { readonly epoch: number }>(
  taken: readonly Taken[],
  epoch: number,
): Taken | null {
  let found = taken[0] ?? null;
  for (const snapshot of taken) if (snapshot.epoch <= epoch) found = snapshot;
  return found;
}

function withNewest(known: readonly Snapshot[], newest: Snapshot): readonly Snapshot[] {
  const isOverEpochs = 'epoch' in newest && !(newest.kind === 'plane' && newest.isPart);
  if (!isOverEpochs) return [newest];
  const earlier = known.filter((other) => 'epoch' in other && other.epoch < newest.epoch);
  const kept = earlier.length < mostKept ? earlier : earlier.filter((_, index) => index % 2 === 0);
  return [...kept, newest];
}

function ofKind<Kind extends Snapshot['kind']>(
  series: readonly Snapshot[] | undefined,
  kind: Kind,
): readonly Extract<Snapshot, { readonly kind: Kind }>[] {
  return (series ?? []).filter(
    (snapshot): snapshot is Extract<Snapshot, { readonly kind: Kind }> => snapshot.kind === kind,
  );
}
