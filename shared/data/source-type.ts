import type { GenericSchema } from 'valibot';

/**
 * What is to be known of every source of data, whether computed or read. The file format and the data panel follow
 * from these records; generators/ and electron/datasets/ make the rows.
 */
export interface SourceType<Fields> {
  /** Strict schema of the experiment file's whole `data` section for this source. */
  readonly schema: GenericSchema<unknown, Fields>;
  readonly title: string;
  /** One line: what it is, and how large where that is fixed. */
  readonly summary: string;
  readonly kind: 'computed' | 'bundled' | 'own';
  /** Its own fields as the data panel edits them, in order; the fields of preparation.ts come after them. */
  readonly inspector: readonly SourceField[];
}

export type SourceField =
  | {
      readonly kind: 'whole-number';
      readonly field: string;
      readonly label: string;
      readonly least: number;
      readonly most: number;
    }
  | {
      readonly kind: 'number';
      readonly field: string;
      readonly label: string;
      readonly least: number;
    }
  /** extensions without the dot, for the file dialog; none: a folder. */
  | {
      readonly kind: 'path';
      readonly field: string;
      readonly label: string;
      readonly extensions: readonly string[];
    }
  | { readonly kind: 'text'; readonly field: string; readonly label: string }
  | { readonly kind: 'names'; readonly field: string; readonly label: string };
