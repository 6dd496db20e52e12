import { basename, join, resolve } from 'node:path';
import type { RawTable } from '../../../shared/data/data-set';
import type { Preview } from '../../../shared/data/summarize';
import { fail, succeed } from '../../../shared/problems/problem';
import type { Problem, Result } from '../../../shared/problems/problem';
import { elementNames, mostInputs } from '../array-rows';
import { kindOfPath, namesIn } from '../existing-path';
import { parsePicture } from '../formats/picture';
import type { Picture } from '../formats/picture';
import { cancelled, pause } from '../reader';
import type { OptionsOf, ReadContext, Reader } from '../reader';
import { readWholeFile } from '../read-file';
import { resizePicture } from '../resize-picture';

/** About 0.5 GB, of which training makes four times as much. */
const mostBytes = 500_000_000;
const previewRows = 50;

interface LabelledFile {
  readonly file: string;
  readonly label: string;
}

type Size = readonly [height: number, width: number];

/** A folder that has a folder of PNG or JPEG files for every class. Grey only where every picture is. */
export const readImages: Reader<OptionsOf<'images'>> = async (
  { path, size, validationPath },
  context,
) => {
  const folder = resolve(context.folder, path);
  const files = await labelledFiles(folder);
  if (files.length === 0) return fail(noPictures(folder));
  const classes = [...new Set(files.map(({ label }) => label))];
  const pictures = await readPictures(files, size, context);
  if (!pictures.ok) return pictures;
  const isGrey = pictures.value.every(hasNoColour);
  const table = tableOf(files, pictures.value, classes, isGrey);
  const preview = previewOf(files, pictures.value);
  const read = { title: basename(folder), table, preview, notices: [] };
  if (validationPath === undefined) return succeed(read);

  const validationFolder = resolve(context.folder, validationPath);
  const validationFiles = await labelledFiles(validationFolder);
  if (validationFiles.length === 0) return fail(noPictures(validationFolder));
  const stranger = validationFiles.find(({ label }) => !classes.includes(label));
  if (stranger !== undefined) return fail(unknownClass(stranger));
  const [height = 1, width = 1] = table.sampleShape;
  const further = await readPictures(validationFiles, size ?? [height, width], context);
  if (!further.ok) return further;
  return succeed({
    ...read,
    validation: tableOf(validationFiles, further.value, classes, isGrey),
  });
};

async function labelledFiles(folder: string): Promise<readonly LabelledFile[]> {
  const files: LabelledFile[] = [];
  for (const label of await namesIn(folder)) {
    const classFolder = join(folder, label);
    if (label.startsWith('.') || (await kindOfPath(classFolder)) !== 'folder') continue;
    const names = await namesIn(classFolder);
    const pictures = names.filter((name) => /^[^.].*\.(png|jpe?g)$/i.test(name));
    files.push(...pictures.map((name) => ({ file: join(classFolder, name), label })));
  }
  return files;
}

async function readPictures(
  files: readonly LabelledFile[],
  wanted: Size | undefined,
  context: ReadContext,
): Promise<Result<readonly Picture[]>> {
  const pictures: Picture[] = [];
  let size = wanted;
  for (const { file } of files) {
    const bytes = await readWholeFile(file, { ...context, progress: () => undefined });
    if (!bytes.ok) return bytes;
    const picture = parsePicture(bytes.value, file);
    if (!picture.ok) return picture;
    const { height, width } = picture.value;
    size ??= [height, width];
    if (wanted === undefined && (height !== size[0] || width !== size[1])) {
      return fail(otherSize(file, picture.value, size));
    }
    if (files.length * size[0] * size[1] * 3 > mostBytes) return fail(tooMany(files.length, size));
    if (size[0] * size[1] > mostInputs) return fail(tooLarge(file, size));
    pictures.push(resizePicture(picture.value, size[0], size[1]));
    context.progress({ stage: 'reading', file, share: pictures.length / files.length });
    if (!(await pause(context))) return fail(cancelled);
  }
  return succeed(pictures);
}

function hasNoColour({ pixels }: Picture): boolean {
  for (let index = 0; index < pixels.length; index += 3) {
    if (pixels[index] !== pixels[index + 1] || pixels[index] !== pixels[index + 2]) return false;
  }
  return true;
}

function tableOf(
  files: readonly LabelledFile[],
  pictures: readonly Picture[],
  classes: readonly string[],
  isGrey: boolean,
): RawTable {
  const { height, width } = pictures[0] ?? { height: 1, width: 1 };
  const channels = isGrey ? 1 : 3;
  const inputs = new Uint8Array(pictures.length * height * width * channels);
  for (const [row, { pixels }] of pictures.entries()) {
    const kept = isGrey ? pixels.filter((_, index) => index % 3 === 0) : pixels;
    inputs.set(kept, row * height * width * channels);
  }
  const sampleShape = [height, width, channels];
  return {
    sampleShape,
    featureNames: elementNames(sampleShape),
    inputs,
    targets: {
      task: 'classification',
      classes,
      numbers: Int32Array.from(files, ({ label }) => classes.indexOf(label)),
    },
    targetName: 'class',
    count: pictures.length,
  };
}

function previewOf(files: readonly LabelledFile[], pictures: readonly Picture[]): Preview {
  return {
    columns: ['file', 'height', 'width', 'class'],
    rows: files.slice(0, previewRows).map(({ file, label }, row) => {
      const { height, width } = pictures[row] ?? { height: 0, width: 0 };
      return [basename(file), String(height), String(width), label];
    }),
  };
}

function noPictures(folder: string): Problem {
  return {
    code: 'images-none-found',
    message: `"${basename(folder)}" has no folders with PNG or JPEG files.`,
    hint: 'Make one folder for every class, named after it, and put its pictures there.',
    place: { kind: 'file', file: folder },
  };
}

function otherSize(file: string, { height, width }: Picture, size: Size): Problem {
  return {
    code: 'images-different-sizes',
    message: `"${basename(file)}" is ${height} × ${width}, the first picture ${size[0]} × ${size[1]}.`,
    hint: 'Set "size" to the [height, width] that all pictures shall be brought to.',
    place: { kind: 'file', file },
  };
}

function tooLarge(file: string, [height, width]: Size): Problem {
  return {
    code: 'images-too-large',
    message: `Pictures of ${height} × ${width} are too large to be trained on.`,
    hint: 'Set "size" to a smaller [height, width].',
    place: { kind: 'file', file },
  };
}

function tooMany(count: number, [height, width]: Size): Problem {
  return {
    code: 'images-too-many',
    message: `${count} pictures of ${height} × ${width} do not fit into memory.`,
    hint: 'Set "size" to a smaller [height, width].',
    place: { kind: 'field', path: 'data.size' },
  };
}

function unknownClass({ file, label }: LabelledFile): Problem {
  return {
    code: 'images-unknown-class',
    message: `The validation folder has a class "${label}" that the training folder has not.`,
    hint: 'Both must have folders of the same names.',
    place: { kind: 'file', file },
  };
}
