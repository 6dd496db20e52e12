import type { Shape } from '../../../shared/program/tensor-type';

/** A layer of a Keras model, as its file names it. */
export interface KerasLayer {
  readonly name: string;
  readonly className: string;
  /** The arguments of its constructor. */
  readonly config: Readonly<Record<string, unknown>>;
  /** The layers whose values come in, and whether they come as a list. */
  readonly inputs: readonly KerasValue[];
  readonly takesList: boolean;
  /** Variables of the lab in the order in which Keras keeps its own. */
  readonly variables: readonly string[];
  /** Of one sample. */
  readonly shape: Shape;
}

export interface KerasValue {
  readonly name: string;
  readonly shape: Shape;
}

/** What a layer of the lab is told of its place in the network. */
export interface KerasPlace {
  readonly name: string;
  readonly inputs: readonly KerasValue[];
  readonly shape: Shape;
  /** null: regression. */
  readonly classes: number | null;
  /** A variable of the layer by the name of its parameter. */
  readonly variable: (parameter: string) => string;
  /** A name that no other layer has, for one that Keras needs in addition. */
  readonly furtherName: (suffix: string) => string;
}
