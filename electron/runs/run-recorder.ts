import type { RunRecord } from '../../shared/diagnosis/diagnose';
import type { Experiment } from '../../shared/experiment/experiment';
import type { Problem, Result } from '../../shared/problems/problem';
import { fail, succeed } from '../../shared/problems/problem';
import type { EpochReport, RunDescription, RunEvent } from '../../shared/signals/run-report';

/** Gathers what a run tells until it has ended. */
export class RunRecorder {
  readonly #reports: EpochReport[] = [];
  #description: RunDescription | null = null;

  constructor(private readonly experiment: Experiment) {}

  /** The whole run, or why it failed, with the event that ends it; null before. */
  hear(event: RunEvent): Result<RunRecord> | null {
    switch (event.kind) {
      case 'phase':
        return null;
      case 'described':
        this.#description = event.description;
        return null;
      case 'epoch':
        this.#reports.push(event.report);
        return null;
      case 'failed':
        return fail(event.problem);
      case 'ended': {
        const { experiment } = this;
        const [description, reports] = [this.#description, this.#reports];
        return description === null
          ? fail(stoppedBeforeStart)
          : succeed({ experiment, description, reports, totals: event.totals });
      }
    }
  }
}

export const stoppedBeforeStart: Problem = {
  code: 'stopped-before-start',
  message: 'The run was stopped before its first step.',
};
