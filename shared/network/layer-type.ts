import type { GenericSchema } from 'valibot';
import type { Problem } from '../problems/problem';
import type { ProgramBuilder, Value } from '../program/program-builder';
import type { Shape } from '../program/tensor-type';
import type { DataShape } from '../data/data-set';
import type { Initializer } from './initializer';

/**
 * One layer type, complete: adding a layer is one such record in one file under layers/ and one line in layer-types.ts.
 * Backward pass, both back ends, inspector, palette and file schema follow from it.
 */
export interface LayerType<Fields> {
  /** Strict valibot schema of the layer's own fields with their defaults (not id, type, position). */
  readonly fields: GenericSchema<unknown, Fields>;
  readonly title: string;
  /** One line for palette and tooltip. */
  readonly summary: string;
  readonly category: 'ends' | 'layers' | 'shape-the-signal' | 'join';
  /** Fields as the inspector edits them, in order. */
  readonly inspector: readonly InspectorField[];
  /** How many incoming connections it takes. */
  readonly arity: { readonly least: number; readonly most: number };
  /** Shape of one sample after the layer (no batch axis), or why it is impossible. */
  readonly shape: (fields: Fields, inputs: readonly Shape[], data: DataShape) => ShapeResult;
  /** Weights and moving averages that the layer owns, given its input shapes. */
  readonly parameters: (
    fields: Fields,
    inputs: readonly Shape[],
    data: DataShape,
  ) => readonly Parameter[];
  /** Adds the forward pass to the program; inputs and result have the batch as first axis. */
  readonly forward: (context: ForwardContext<Fields>) => Value;
}

export type ShapeResult = { readonly shape: Shape } | { readonly problem: Omit<Problem, 'place'> };

export interface Parameter {
  /** Name within the layer: kernel, bias, gamma, beta, moving-mean, moving-variance. The variable is `<layer id>/<name>`. */
  readonly name: string;
  readonly shape: Shape;
  readonly trained: boolean;
  readonly initializer: Initializer;
  readonly fanIn: number;
  readonly fanOut: number;
}

export interface ForwardContext<Fields> {
  readonly builder: ProgramBuilder;
  readonly fields: Fields;
  readonly inputs: readonly Value[];
  readonly data: DataShape;
  /**
   * training: batch statistics, moving averages updated, dropout. inference: moving averages, no dropout.
   * measurement: batch statistics as in training, but nothing updated and nothing dropped.
   */
  readonly mode: 'training' | 'inference' | 'measurement';
  /** The layer's own parameter. */
  readonly parameter: (name: string) => Value;
  /** Registers what a non-trained parameter becomes after the step (training mode only). */
  readonly update: (name: string, value: Value) => void;
  /** Random numbers in [0, 1), the layer's own and new at every step (training mode only). */
  readonly uniform: (shape: Shape) => Value;
}

export type InspectorField = {
  /** The field counts only where another one has this value; elsewhere the inspector leaves it out. */
  readonly onlyWhere?: { readonly field: string; readonly is: unknown };
} & FieldKind;

type FieldKind =
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
      readonly least?: number;
      readonly most?: number;
    }
  | { readonly kind: 'switch'; readonly field: string; readonly label: string }
  | {
      readonly kind: 'choice';
      readonly field: string;
      readonly label: string;
      readonly options: readonly { readonly value: string; readonly label: string }[];
    }
  | { readonly kind: 'initializer'; readonly field: string; readonly label: string }
  | { readonly kind: 'scales'; readonly field: string; readonly label: string };
