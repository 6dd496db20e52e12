import * as v from 'valibot';
import { layerTypes } from './layer-types';
import type { Layer, LayerTypeName } from './layer-types';

/** Messages are phrases that complete "expected ..." (shared/experiment/schema-problems.ts). */
export const layerIdSchema = v.pipe(
  v.string('a name'),
  v.minLength(1, 'a name of at least one character'),
  v.maxLength(100, 'a name of at most 100 characters'),
  v.regex(/^[^/\p{Cc}]*$/u, 'a name without slashes and control characters'),
);

const coordinate = v.pipe(v.number('a number'), v.finite('a finite number'));

const headSchema = v.strictObject({
  id: layerIdSchema,
  type: v.picklist(layerTypeNames(), `one of ${layerTypeNames().join(', ')}`),
  position: v.exactOptional(
    v.pipe(v.strictTuple([coordinate, coordinate], 'a position [x, y]'), v.readonly()),
  ),
});

/**
 * One layer of a network. Its own fields are checked, and their defaults filled in, by the record of its type, so that
 * a new layer type needs no change here.
 */
export const layerSchema: v.GenericSchema<unknown, Layer> = v.pipe(
  v.looseObject({}),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const { id, type, position, ...fields } = dataset.value;
    const head = v.safeParse(headSchema, present({ id, type, position }, dataset.value));
    for (const issue of head.issues ?? []) addIssue(forwarded(issue));
    if (!isLayerTypeName(type)) return NEVER;

    const own = v.safeParse<v.GenericSchema>(layerTypes[type].fields, fields);
    for (const issue of own.issues ?? []) addIssue(forwarded(issue));
    if (!head.success || !own.success) return NEVER;
    const place = head.output.position === undefined ? {} : { position: head.output.position };
    const layer: object = {
      id: head.output.id,
      type,
      ...Object.fromEntries(Object.entries(own.output ?? {})),
      ...place,
    };
    // The head names the type, and the record of that type has checked every other field.
    return layer as Layer;
  }),
);

export function layerTypeNames(): readonly LayerTypeName[] {
  return Object.keys(layerTypes).filter(isLayerTypeName);
}

function isLayerTypeName(type: unknown): type is LayerTypeName {
  return typeof type === 'string' && Object.hasOwn(layerTypes, type);
}

/** Leaves out what the layer does not have, so that a missing field is reported as missing. */
function present(
  head: Readonly<Record<string, unknown>>,
  layer: object,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(head).filter(([name]) => Object.hasOwn(layer, name)));
}

function forwarded({ kind, input, expected, received, message, path }: v.BaseIssue<unknown>) {
  return {
    label: kind,
    input,
    expected: expected ?? undefined,
    received,
    message,
    path: path ?? undefined,
  };
}

/** A layer that the program writes itself, with its defaults filled in; one that the schema refuses is a bug. */
export function layerFrom(
  layer: { readonly id: string; readonly type: LayerTypeName } & Readonly<Record<string, unknown>>,
): Layer {
  return v.parse(layerSchema, layer);
}
