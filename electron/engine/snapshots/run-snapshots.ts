import { pixelReader } from '../../../shared/snapshots/picture-pixels';
import type { PixelReader } from '../../../shared/snapshots/picture-pixels';
import { predictionsOf } from '../../../shared/snapshots/predictions';
import { elementCount } from '../../../shared/program/tensor-type';
import { isPlane, placesOf, planeOf } from '../../../shared/snapshots/plane';
import type { Plane } from '../../../shared/snapshots/plane';
import { planePoints } from '../../../shared/snapshots/plane-points';
import type { Snapshot } from '../../../shared/snapshots/snapshot';
import type { SnapshotRequest } from '../../../shared/snapshots/snapshot-request';
import { weightMatrixOf } from '../../../shared/snapshots/weight-matrix';
import { softmaxRows } from '../../../shared/training/softmax-rows';
import type { PreparedRun } from '../prepare-run';
import type { Trainer } from '../trainer';

/** Takes snapshots of one run's network, each when it is called, from the weights as they are then. */
export class RunSnapshots {
  readonly #whole: Plane | null;
  #pointsTold = false;
  #pixels: PixelReader | null = null;

  constructor(
    private readonly run: Pick<PreparedRun, 'plan' | 'session' | 'data' | 'preparation'>,
    private readonly trainer: Pick<Trainer, 'passedEpochs' | 'evaluation'>,
    private readonly tell: (snapshot: Snapshot) => void,
  ) {
    this.#whole = isPlane(run.data) ? planeOf(run.data) : null;
  }

  /** Does nothing for what this run has no picture of, or not yet. */
  take(request: SnapshotRequest): void {
    switch (request.kind) {
      case 'plane':
        return this.#takePlane(request.part);
      case 'predictions':
        return this.#takePredictions();
      case 'weight-matrix':
        return this.#takeWeightMatrix(request.layer);
    }
  }

  #takePlane(part: Plane | null): void {
    const plane = part ?? this.#whole;
    if (this.#whole === null || plane === null) return;
    const { session, data } = this.run;
    const values = session.predict(placesOf(plane));
    if (values === null) return;
    const outputs = data.task === 'classification' ? data.classes.length : 1;
    if (data.task === 'classification') softmaxRows(values, outputs);
    if (!this.#pointsTold) this.tell(planePoints(data));
    this.#pointsTold = true;
    const epoch = this.trainer.passedEpochs;
    this.tell({ kind: 'plane', epoch, plane, isPart: part !== null, outputs, values });
  }

  #takePredictions(): void {
    const { evaluation } = this.trainer;
    if (evaluation === null) return;
    const { data, preparation } = this.run;
    this.#pixels ??= pixelReader(data.validation, elementCount(data.sampleShape), preparation);
    this.tell(predictionsOf(data, evaluation.outputs, evaluation.epoch, this.#pixels));
  }

  #takeWeightMatrix(id: string): void {
    const { plan, session } = this.run;
    const layer = plan.layers.find((candidate) => candidate.id === id);
    if (layer === undefined) return;
    this.tell(weightMatrixOf(layer, session.read(`${id}/kernel`), this.trainer.passedEpochs));
  }
}
