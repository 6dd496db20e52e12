/** Something of others that the program holds, and on which terms. */
export interface Licence {
  readonly name: string;
  readonly version: string;
  /** As SPDX names it. */
  readonly licence: string;
  /** Its whole text, where it does not lie beside the program as a file. */
  readonly text: string | null;
}
