import { shuffledIndices } from '../random/shuffle';
import { stream } from '../random/stream';
import type { DataSet, Rows } from './data-set';

/**
 * Do the inputs tell anything of the targets? A question about the data that no network has a part in. Two tests: do rows
 * that lie near each other have like targets (any shape, few dimensions), and do the mean inputs of the classes differ, or
 * inputs correlate with the target (straight borders, many dimensions)?
 */
export interface TargetSignal {
  /**
   * How far the clearer of the two lies from what shuffled targets give, in standard deviations. Beyond about 4 on either
   * side the inputs tell something of the target.
   */
  readonly z: number;
  /** What the neighbours' vote (or mean) gets right of each row it does not know: accuracy, or R^2 in regression. */
  readonly score: number;
  /** The same for the most frequent class (or the overall mean: 0). */
  readonly chance: number;
}

const mostRows = 600;
/** Wide rows are compared in smaller numbers, for all of it is to take a fraction of a second. */
const mostComparisons = 60_000_000;
const fewestRows = 20;
const neighbours = 5;
const permutations = 40;

/** Columns are compared in units of their deviation; constant ones have no say. */
export function targetSignal(
  { inputs, targets, count }: Rows,
  deviations: readonly number[],
  task: DataSet['task'],
): TargetSignal | null {
  const width = deviations.length;
  const rows = Math.min(count, mostRows, Math.floor(Math.sqrt(mostComparisons / width)));
  if (rows < fewestRows) return null;
  const points = new Float32Array(rows * width);
  for (let place = 0; place < points.length; place += 1) {
    const deviation = deviations[place % width] ?? 0;
    points[place] = deviation > 0 ? (inputs[place] ?? 0) / deviation : 0;
  }
  const nearest = nearestRows(points, rows, width);
  const known = targets.subarray(0, rows);
  const tests =
    task === 'classification'
      ? [likeness(nearest, sameClass(known)), distanceOfMeans(points, known, width)]
      : [likeness(nearest, productOfDeviations(known)), correlation(points, known, width)];
  const [first = 0, second = 0] = tests.map((statistic) => againstShuffled(statistic, rows));
  return {
    z: Math.abs(first) > Math.abs(second) ? first : second,
    ...(task === 'classification' ? voteScore(nearest, known) : meanScore(nearest, known)),
  };
}

/** For every row the indices of its nearest others, [rows, neighbours]. */
function nearestRows(points: Float32Array, rows: number, width: number): Int32Array {
  const nearest = new Int32Array(rows * neighbours);
  const distances = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    for (let other = 0; other < rows; other += 1) {
      let sum = 0;
      for (let column = 0; column < width; column += 1) {
        const difference =
          (points[row * width + column] ?? 0) - (points[other * width + column] ?? 0);
        sum += difference * difference;
      }
      distances[other] = sum;
    }
    distances[row] = Infinity;
    for (let rank = 0; rank < neighbours; rank += 1) {
      let best = 0;
      for (let other = 1; other < rows; other += 1) {
        if ((distances[other] ?? Infinity) < (distances[best] ?? Infinity)) best = other;
      }
      nearest[row * neighbours + rank] = best;
      distances[best] = Infinity;
    }
  }
  return nearest;
}

type Likeness = (a: number, b: number) => number;

function sameClass(targets: Float32Array): Likeness {
  return (a, b) => (targets[a] === targets[b] ? 1 : 0);
}

function productOfDeviations(targets: Float32Array): Likeness {
  const mean = targets.reduce((sum, value) => sum + value, 0) / targets.length;
  return (a, b) => ((targets[a] ?? mean) - mean) * ((targets[b] ?? mean) - mean);
}

/** A number that says how much targets follow inputs, if row r has the target of row place(r). */
type Statistic = (place: (row: number) => number) => number;

/** Summed likeness of all neighbour pairs. */
function likeness(nearest: Int32Array, alike: Likeness): Statistic {
  return (place) => {
    let sum = 0;
    nearest.forEach((other, index) => {
      sum += alike(place(Math.floor(index / neighbours)), place(other));
    });
    return sum;
  };
}

/** Squared distances of the class means from the overall mean, weighted with the classes' sizes. */
function distanceOfMeans(points: Float32Array, targets: Float32Array, width: number): Statistic {
  const classes = Math.max(...targets) + 1;
  const means = columnMeans(points, width);
  return (place) => {
    const sums = new Float64Array(classes * width);
    const counts = new Float64Array(classes);
    for (let row = 0; row < targets.length; row += 1) {
      const number = targets[place(row)] ?? 0;
      counts[number] = (counts[number] ?? 0) + 1;
      for (let column = 0; column < width; column += 1) {
        const at = number * width + column;
        sums[at] = (sums[at] ?? 0) + (points[row * width + column] ?? 0) - (means[column] ?? 0);
      }
    }
    return sums.reduce((total, sum, at) => {
      const count = counts[Math.floor(at / width)] ?? 0;
      return count === 0 ? total : total + (sum * sum) / count;
    }, 0);
  };
}

/** Squared covariances of the inputs with the target. */
function correlation(points: Float32Array, targets: Float32Array, width: number): Statistic {
  const means = columnMeans(points, width);
  const mean = targets.reduce((sum, value) => sum + value, 0) / targets.length;
  return (place) => {
    const sums = new Float64Array(width);
    for (let row = 0; row < targets.length; row += 1) {
      const deviation = (targets[place(row)] ?? mean) - mean;
      for (let column = 0; column < width; column += 1) {
        const value = (points[row * width + column] ?? 0) - (means[column] ?? 0);
        sums[column] = (sums[column] ?? 0) + value * deviation;
      }
    }
    return sums.reduce((total, sum) => total + sum * sum, 0);
  };
}

function columnMeans(points: Float32Array, width: number): Float64Array {
  const means = new Float64Array(width);
  points.forEach((value, place) => {
    const column = place % width;
    means[column] = (means[column] ?? 0) + (value * width) / points.length;
  });
  return means;
}

/** In standard deviations of what the statistic is when the targets change rows. */
function againstShuffled(statistic: Statistic, rows: number): number {
  const random = stream(1, 'target-signal');
  const shuffled = Array.from({ length: permutations }, () => {
    const order = shuffledIndices(rows, random);
    return statistic((row) => order[row] ?? row);
  });
  const mean = shuffled.reduce((sum, value) => sum + value, 0) / permutations;
  const variance =
    shuffled.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (permutations - 1);
  return variance === 0 ? 0 : (statistic((row) => row) - mean) / Math.sqrt(variance);
}

function voteScore(nearest: Int32Array, targets: Float32Array) {
  const counts = new Map<number, number>();
  for (const target of targets) counts.set(target, (counts.get(target) ?? 0) + 1);
  const right = targets.reduce((sum, target, row) => {
    const votes = new Map<number, number>();
    for (const other of nearest.subarray(row * neighbours, (row + 1) * neighbours)) {
      const vote = targets[other] ?? NaN;
      votes.set(vote, (votes.get(vote) ?? 0) + 1);
    }
    const [winner] = [...votes].reduce((best, next) => (next[1] > best[1] ? next : best));
    return winner === target ? sum + 1 : sum;
  }, 0);
  return {
    score: right / targets.length,
    chance: Math.max(...counts.values()) / targets.length,
  };
}

function meanScore(nearest: Int32Array, targets: Float32Array) {
  const mean = targets.reduce((sum, value) => sum + value, 0) / targets.length;
  let [unexplained, variance] = [0, 0];
  targets.forEach((target, row) => {
    const near = nearest.subarray(row * neighbours, (row + 1) * neighbours);
    const guess = near.reduce((sum, other) => sum + (targets[other] ?? mean), 0) / neighbours;
    unexplained += (target - guess) ** 2;
    variance += (target - mean) ** 2;
  });
  return { score: variance === 0 ? 0 : 1 - unexplained / variance, chance: 0 };
}
