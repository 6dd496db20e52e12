const lineLength = 100;

/**
 * JSON as people like to read and compare it: whatever fits on a line stands on one, so that a layer is a line.
 * It is what Prettier would leave as it is.
 */
export function writeJson(value: object): string {
  return `${broken(value, 0)}\n`;
}

function written(value: unknown, indent: number, taken: number): string {
  if (!isContainer(value)) return JSON.stringify(value);
  if (!alwaysBroken(value)) {
    const line = inline(value);
    if (indent + taken + line.length < lineLength) return line;
  }
  return broken(value, indent);
}

function broken(value: object, indent: number): string {
  const margin = ' '.repeat(indent + 2);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const items = entriesOf(value).map(
    ([key, item]) => `${margin}${key}${written(item, indent + 2, key.length)}`,
  );
  return `${open}\n${items.join(',\n')}\n${' '.repeat(indent)}${close}`;
}

function inline(value: unknown): string {
  if (!isContainer(value)) return JSON.stringify(value);
  const items = entriesOf(value).map(([key, item]) => `${key}${inline(item)}`);
  if (Array.isArray(value)) return `[${items.join(', ')}]`;
  return items.length === 0 ? '{}' : `{ ${items.join(', ')} }`;
}

/** Rows of a table stand on lines of their own even where two would fit on one. */
function alwaysBroken(value: object): boolean {
  if (!Array.isArray(value) || value.length < 2) return false;
  const rows: readonly unknown[] = value;
  return (
    rows.every((row) => Array.isArray(row) && row.length > 1) ||
    rows.every((row) => isContainer(row) && !Array.isArray(row) && entriesOf(row).length > 1)
  );
}

/** Key with its colon (empty in an array) and value; fields without a value are left out, as JSON does. */
function entriesOf(value: object): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value)) return value.map((item: unknown) => ['', item] as const);
  return Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]: [string, unknown]) => [`${JSON.stringify(key)}: `, item] as const);
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
