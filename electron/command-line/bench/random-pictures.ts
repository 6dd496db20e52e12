import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stream } from '../../../shared/random/stream';
import { pictures, picturesFile } from './bench-rows';

/** Writes pictures of noise with classes in turn, in the format of MNIST: their content takes no part in speed. */
export async function writeRandomPictures(folder: string): Promise<void> {
  const count = pictures.trainingRows + pictures.validationRows;
  const [height = 1, width = 1] = pictures.sampleShape;
  const noise = stream(1, 'pictures');
  const pixels = Uint8Array.from({ length: count * height * width }, () => noise.word() >>> 24);
  const labels = Uint8Array.from({ length: count }, (_, index) => index % pictures.classes);
  const labelsFile = picturesFile.replace('images-idx3', 'labels-idx1');
  await writeFile(join(folder, picturesFile), idx([count, height, width], pixels));
  await writeFile(join(folder, labelsFile), idx([count], labels));
}

/** Magic number (0, 0, unsigned bytes, rank), sizes with the highest byte first, then the bytes. */
function idx(shape: readonly number[], values: Uint8Array): Buffer {
  const header = Buffer.alloc(4 + 4 * shape.length);
  header.set([0, 0, 0x08, shape.length]);
  shape.forEach((size, axis) => header.writeUInt32BE(size, 4 + 4 * axis));
  return Buffer.concat([header, values]);
}
