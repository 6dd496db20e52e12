import type { Lesson, TrainedLesson } from '../../../shared/lessons/lesson';
import type { LessonProgress } from '../../../shared/lessons/lesson-progress';
import { fail } from '../../../shared/problems/problem';
import type { Problem } from '../../../shared/problems/problem';
import type { ForkEngine } from '../../engine/supervision/engine-child';
import { lessonCancelled, trainLesson } from '../../lessons/train-lesson';
import type { LessonResult } from '../data/data-messages';
import type { StartDataProcess } from '../data/data-tasks';

export interface LessonSurroundings {
  readonly startDataProcess: StartDataProcess;
  readonly forkEngine: ForkEngine;
  readonly onProgress: (progress: LessonProgress) => void;
}

/**
 * Lessons, one at a time, in processes of their own: what the user trains in the lab goes on beside them. Lessons on
 * starting weights are measured in a data process, the others trained in an engine; both are gone afterwards.
 */
export class Lessons {
  readonly #surroundings: LessonSurroundings;
  #present: AbortController | null = null;

  constructor(surroundings: LessonSurroundings) {
    this.#surroundings = surroundings;
  }

  /** @param folder to which relative data paths are relative */
  async run(lesson: Lesson, folder: string): Promise<LessonResult> {
    this.cancel();
    const present = new AbortController();
    this.#present = present;
    const result = await (lesson.kind === 'initial'
      ? this.#measure(lesson.name, present.signal)
      : this.#train(lesson, folder, present.signal));
    if (this.#present === present) this.#present = null;
    return result;
  }

  cancel(): void {
    this.#present?.abort();
    this.#present = null;
  }

  #measure(name: string, signal: AbortSignal): Promise<LessonResult> {
    this.#surroundings.onProgress({ words: 'Measuring starting weights', share: null });
    return new Promise((resolve) => {
      const process = this.#surroundings.startDataProcess({
        onMessage: (message) => {
          if (message.kind === 'answer' && message.answer.to === 'lesson') {
            settle(message.answer.result);
          }
        },
        onEnd: () => settle(fail(endedUnexpectedly)),
      });
      const cancel = (): void => settle(fail(lessonCancelled));
      const settle = (result: LessonResult): void => {
        signal.removeEventListener('abort', cancel);
        // The first word counts: what comes after it changes nothing.
        resolve(result);
        process.end();
      };
      signal.addEventListener('abort', cancel);
      process.send({ kind: 'lesson', name });
    });
  }

  #train(lesson: TrainedLesson, folder: string, signal: AbortSignal): Promise<LessonResult> {
    const { forkEngine, onProgress } = this.#surroundings;
    return trainLesson(lesson, {
      fork: forkEngine,
      folder,
      signal,
      onProgress: (progress) => {
        if (!signal.aborted) onProgress(progress);
      },
    });
  }
}

const endedUnexpectedly: Problem = {
  code: 'lesson-ended-unexpectedly',
  message: 'Measuring the lesson ended unexpectedly.',
  hint: 'Run it again.',
};
