/** A window that slides along one axis of an image, as TensorFlow and Keras define it. */

/** same: every stride-th place is a centre, zeros around the image. valid: full windows only. */
export type WindowPadding = 'same' | 'valid';

export interface WindowGeometry {
  readonly outputSize: number;
  /** Places before the image that the first window covers. */
  readonly before: number;
}

export function windowGeometry(
  size: number,
  window: number,
  stride: number,
  padding: WindowPadding,
): WindowGeometry {
  if (padding === 'valid') {
    return { outputSize: Math.floor((size - window) / stride) + 1, before: 0 };
  }
  const outputSize = Math.ceil(size / stride);
  const covered = (outputSize - 1) * stride + window;
  return { outputSize, before: Math.floor(Math.max(0, covered - size) / 2) };
}
