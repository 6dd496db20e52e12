/** Logits [rows, width] become probabilities, in place; the greatest logit is taken off first, so that none overflows. */
export function softmaxRows(values: Float32Array | Float64Array, width: number): void {
  for (let first = 0; first < values.length; first += width) {
    const row = values.subarray(first, first + width);
    const greatest = Math.max(...row);
    let sum = 0;
    row.forEach((logit, place) => {
      const power = Math.exp(logit - greatest);
      row[place] = power;
      sum += power;
    });
    row.forEach((power, place) => {
      row[place] = power / sum;
    });
  }
}
