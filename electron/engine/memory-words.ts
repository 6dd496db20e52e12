/** How V8, the C++ library, TensorFlow and XLA say that there is no memory left. */
const words =
  /Array buffer allocation failed|Invalid typed array length|\bOOM\b|RESOURCE_EXHAUSTED|out of memory|bad_alloc|failed to allocate|Cannot allocate memory/i;

export function tellsOfMemory(text: string): boolean {
  return words.test(text);
}
