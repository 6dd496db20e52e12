/** What became of a faulty run of the suite under the remedies its verdict suggests, in their order. */
export interface TriedRemedies {
  readonly name: string;
  /** The fault that the intervention confirmed. */
  readonly label: string;
  readonly verdict: string;
  /** Learned share of the run whose cause was taken away. */
  readonly repaired: number;
  /** Up to the first that rescues. */
  readonly learned: readonly TriedChange[];
  /** Where none of them does: every other change that applies, up to the first that rescues. */
  readonly unsuggested: readonly TriedChange[];
}

export interface TriedChange {
  readonly change: string;
  readonly learned: number;
}

/** A rescued run learns nearly what it learns with the cause taken away. */
export function rescues(learned: number, repaired: number): boolean {
  return learned >= 0.35 && learned >= 0.7 * repaired;
}

export interface RankingScore {
  /** Faulty runs that were tried. */
  readonly tried: number;
  /** Those that some change rescues, suggested or not. */
  readonly rescuable: number;
  /** Share of these that the first suggestion rescues, and that any suggestion does. */
  readonly byFirst: number;
  readonly bySuggestion: number;
}

export function rankingScore(all: readonly TriedRemedies[]): RankingScore {
  const rescuedBy = (tries: readonly TriedChange[], { repaired }: TriedRemedies): boolean =>
    tries.some(({ learned }) => rescues(learned, repaired));
  const rescuable = all.filter((run) => rescuedBy([...run.learned, ...run.unsuggested], run));
  const share = (chosen: readonly TriedRemedies[]): number =>
    chosen.length / Math.max(1, rescuable.length);
  return {
    tried: all.length,
    rescuable: rescuable.length,
    byFirst: share(rescuable.filter((run) => rescuedBy(run.learned.slice(0, 1), run))),
    bySuggestion: share(rescuable.filter((run) => rescuedBy(run.learned, run))),
  };
}
