import { loadBinding } from '../binding';
import type { Binding } from '../binding';

/** TensorFlow, without which a test of the native engine has nothing to test. */
export function requireBinding(): Binding {
  const loaded = loadBinding();
  if (!loaded.ok) throw new Error(loaded.problems[0].message);
  return loaded.value;
}
