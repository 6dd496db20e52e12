import type { RunRecord } from '../diagnosis/diagnose';
import type { Experiment } from '../experiment/experiment';
import type { Expectation } from './expectation';
import type { LessonChart } from './lesson-chart';

/**
 * A guided experiment that reproduces a known result: what it expects is written down before anything is measured, and
 * checked afterwards. Adding a lesson is one file with one such record and one line in lessons.ts.
 */
export type Lesson = InitialLesson | TrainedLesson;

interface EveryLesson {
  /** On the command line. */
  readonly name: string;
  readonly title: string;
  /** Where the result comes from, short: Glorot and Bengio 2010. */
  readonly source: string;
  /** The work in full, with the place in it. */
  readonly reference: string;
  readonly text: LessonText;
  readonly question: Question;
  /** In the order of the numbers that are measured. */
  readonly expectations: readonly Expectation[];
  /** What it is about, ready to be opened in the lab. */
  readonly experiments: readonly LessonExperiment[];
}

/** Written for a workshop: one short paragraph each. */
export interface LessonText {
  /** What is set up and what is looked at; it gives no result away. */
  readonly about: string;
  /** What you will see: the answer, in words. */
  readonly see: string;
  readonly why: string;
  /** What to try next in the lab. */
  readonly try: string;
}

/** Something to guess before the answer is shown. */
export interface Question {
  readonly asks: string;
  readonly choices: readonly string[];
  /** The right one of the choices. */
  readonly answer: string;
  readonly because: string;
}

export interface LessonExperiment {
  readonly id: string;
  readonly title: string;
  readonly experiment: Experiment;
}

/** Looks at starting weights only: nothing is trained, and the same numbers come out every time. */
export interface InitialLesson extends EveryLesson {
  readonly kind: 'initial';
  /** Takes a second or a few. */
  readonly measure: () => Measurement;
}

/** Trains its experiments, each from its seed, and reads the runs. */
export interface TrainedLesson extends EveryLesson {
  readonly kind: 'trained';
  /** From the runs of all experiments. */
  readonly measure: (runs: LessonRuns) => Measurement;
}

export interface Measurement {
  /** One for each expectation. */
  readonly numbers: readonly number[];
  readonly charts: readonly LessonChart[];
}

/** The run of an experiment of the lesson by its id. */
export type LessonRuns = (id: string) => RunRecord;
