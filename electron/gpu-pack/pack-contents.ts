import * as v from 'valibot';
import listed from './pack-contents.json';

/** First in the archive, so that nothing is unpacked in vain. */
export const manifestName = 'gradient-lab-gpu-pack.json';

const fileSchema = v.strictObject({
  path: v.string(),
  bytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  executable: v.optional(v.boolean(), false),
});

export const packContentsSchema = v.strictObject({
  format: v.literal('gradient-lab/gpu-pack'),
  version: v.literal(1),
  /** Of the library that the pack brings: it has to be the one that the binding was compiled against. */
  tensorflow: v.string(),
  packages: v.array(v.strictObject({ name: v.string(), version: v.string() })),
  files: v.array(fileSchema),
});

/** What a GPU pack consists of: TensorFlow for NVIDIA GPUs and its CUDA libraries. */
export type PackContents = v.InferOutput<typeof packContentsSchema>;
export type PackFile = PackContents['files'][number];

/**
 * The one pack that this version takes, file by file. A pack is native code that runs with the user's rights, so its own
 * manifest is not believed: what is not listed here, with this hash, is never written to the disk under its name.
 */
export const knownPack: PackContents = v.parse(packContentsSchema, listed);

/** Where a pack keeps the terms of one of its packages. */
export function termsPath(packageName: string): string {
  return `licences/${packageName.replaceAll('-', '_')}.txt`;
}

export function bytesOf({ files }: PackContents): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
