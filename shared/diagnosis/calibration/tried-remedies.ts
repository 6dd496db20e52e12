/** What became of a faulty run of the suite under the remedies its verdict suggests, in their order. */
export interface TriedRemedies {
  readonly name: string;
  readonly verdict: string;
  /** Learned share of the run whose cause was taken away. */
  readonly repaired: number;
  /** Up to the first that rescues. */
  readonly learned: readonly { readonly change: string; readonly learned: number }[];
}

/** A rescued run learns nearly what it learns with the cause taken away. */
export function rescues(learned: number, repaired: number): boolean {
  return learned >= 0.35 && learned >= 0.7 * repaired;
}

export interface RankingScore {
  /** Faulty runs that some suggested remedy rescues. */
  readonly rescuable: number;
  /** Share of them that the first one rescues. */
  readonly byFirst: number;
}

export function rankingScore(all: readonly TriedRemedies[]): RankingScore {
  const rescuable = all.filter(({ learned, repaired }) =>
    learned.some((try_) => rescues(try_.learned, repaired)),
  );
  const byFirst = rescuable.filter(({ learned, repaired }) =>
    rescues(learned[0]?.learned ?? -1, repaired),
  );
  return {
    rescuable: rescuable.length,
    byFirst: byFirst.length / Math.max(1, rescuable.length),
  };
}
