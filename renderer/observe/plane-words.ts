import { epochWords, lossWords, shareWords, tickWords } from './number-words';
import { outputsAt, shareOnOwnGround, sharesOfPlane, winnerAmong } from './plane-view';
import type { PlaneView } from './plane-view';
import type { ValueRange } from './plane-raster';
import type { PlanePointsSnapshot } from '../../shared/snapshots/snapshot';

/** "run 2 at epoch 40: class 0 on 52 % of the plane, class 1 on 48 %; 97 % of the training rows lie on their own class's ground." */
export function planeSummary({ run, snapshot, points }: PlaneView): string {
  const head = `${run} at epoch ${epochWords(snapshot.epoch)}`;
  if (points.classes.length === 0) {
    const finite = [...snapshot.values].filter(Number.isFinite);
    if (finite.length === 0) return `${head}: no finite value anywhere.`;
    const [low, high] = [Math.min(...finite), Math.max(...finite)];
    return `${head}: values from ${lossWords(low)} to ${lossWords(high)} on the plane.`;
  }
  const grounds = sharesOfPlane(snapshot)
    .map((share, number) => ({ share, name: points.classes[number] ?? '' }))
    .sort((a, b) => b.share - a.share)
    .slice(0, 5)
    .map(({ share, name }) => `${name} on ${shareWords(share)}`);
  const own = shareWords(shareOnOwnGround(snapshot, points));
  return `${head}: ${grounds.join(', ')} of the plane; ${own} of the training rows lie on their own class’s ground.`;
}

/** "0.42, −0.31: class 1, 97 %" */
export function planeReadout({ snapshot, points }: PlaneView, x: number, y: number): string {
  const outputs = outputsAt(snapshot, x, y);
  const place = `${tickWords(x, 0.01)}, ${tickWords(y, 0.01)}`;
  if (points.classes.length === 0) return `${place}: ${lossWords(outputs[0] ?? NaN)}`;
  const winner = winnerAmong(outputs);
  if (winner < 0) return `${place}: not a number`;
  return `${place}: ${points.classes[winner] ?? ''}, ${shareWords(outputs[winner] ?? NaN)}`;
}

/** From the least target to the greatest, so that epochs and runs can be compared. */
export function valueRange({ points }: PlanePointsSnapshot): ValueRange {
  let [low, high] = [Infinity, -Infinity];
  for (let place = 2; place < points.length; place += 3) {
    low = Math.min(low, points[place] ?? NaN);
    high = Math.max(high, points[place] ?? NaN);
  }
  return low < high ? { low, high } : { low: low - 1, high: low + 1 };
}
