/** One step from a version of the experiment file to the next. Steps never change once a version has been released. */
export interface Migration {
  readonly from: number;
  /** One line for whoever reads the list. */
  readonly why: string;
  /** The document of version `from` as one of version `from + 1`; it sets everything but `version`. */
  readonly migrate: (document: JsonObject) => JsonObject;
}

export type JsonObject = Readonly<Record<string, unknown>>;
