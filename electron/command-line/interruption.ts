/**
 * Runs the work with a signal that the first Ctrl+C aborts, so that what was done until then is kept; a second one
 * ends the program at once.
 */
export async function withInterruption<Value>(
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const controller = new AbortController();
  const interrupt = (): void => {
    process.once('SIGINT', () => process.exit(130));
    controller.abort();
  };
  process.once('SIGINT', interrupt);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', interrupt);
  }
}
