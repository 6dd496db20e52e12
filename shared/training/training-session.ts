/**
 * A back end that holds a plan's variables and the data, and runs its programs.
 * Implementations: electron/engine/tensorflow (native) and the reference engine over the interpreter.
 */
export interface TrainingSession {
  /**
   * Runs `steps` training steps. rows: int32 [steps, batch] indices into the training data;
   * coefficients: float32 [steps, coefficients]. Results hold one number per step.
   */
  readonly train: (steps: number, rows: Int32Array, coefficients: Float32Array) => StepResults;
  readonly evaluate: () => Evaluation | null;
  /** What the network gives for rows of two inputs each, [rows, classes or 1]; null: the plan predicts nothing. */
  readonly predict: (inputs: Float32Array) => Float32Array | null;
  /** Vectors by output name of the measurement program. */
  readonly measure: (learningRateSum: number) => Readonly<Record<string, Float32Array>>;
  readonly read: (variable: string) => Float32Array;
  readonly write: (variable: string, values: Float32Array) => void;
  readonly dispose: () => void;
}

export interface StepResults {
  readonly loss: Float32Array;
  /** Share of the batch that was right; empty in regression. */
  readonly accuracy: Float32Array;
}

export interface Evaluation {
  readonly loss: number;
  readonly accuracy: number | null;
  /** What the network gives for the validation rows: [rows, classes] logits, or [rows] values in regression. */
  readonly outputs: Float32Array;
}
