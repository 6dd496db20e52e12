/** How far a lesson is that is being run. */
export interface LessonProgress {
  /** "Run 2 of 7: Ten sigmoid layers, Xavier" */
  readonly words: string;
  /** 0 to 1; null where nobody can say. */
  readonly share: number | null;
}
