const variable = 'GRADIENT_LAB_WITHOUT_TENSORFLOW';

/** Why this process is not to load TensorFlow, in words; null: it may. */
export function withoutTensorFlow(environment = process.env): string | null {
  return environment[variable] ?? null;
}

/**
 * The environment of an engine that is not to load TensorFlow, for a reason; a copy of the given one where there is none
 * (Electron's fork lets its child inherit from it, and of process.env itself it misses what was set after the first fork).
 */
export function engineEnvironment(
  environment: NodeJS.ProcessEnv,
  reason: string | null,
): NodeJS.ProcessEnv {
  return reason === null ? { ...environment } : { ...environment, [variable]: reason };
}
