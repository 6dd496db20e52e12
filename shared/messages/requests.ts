import * as v from 'valibot';
import { experimentSchema } from '../experiment/experiment';
import type { Experiment } from '../experiment/experiment';
import type { DataSummary } from '../data/data-summary';
import type { Preflight } from '../diagnosis/preflight';
import { lessonFileSchema } from '../lessons/lesson-file';
import type { LessonFile } from '../lessons/lesson-file';
import type { LessonReport } from '../lessons/lesson-outcome';
import type { Problem, Result } from '../problems/problem';
import { snapshotRequestSchema } from '../snapshots/snapshot-request';
import { wholeNumber } from '../problems/number-schemas';
import type { EpochReport, RunDescription, RunTotals } from '../signals/run-report';
import { signalNames } from '../signals/signal';
import type { EngineEquipment } from './engine-messages';
import type { GpuPackNews } from './gpu-pack-state';
import type { Licence } from './licence';
import type { Preferences } from './preferences';
import { preferencesSchema } from './preferences';
import { gridRunsSchema } from './grid-news';
import type { RecalledGrid } from './grid-news';
import { weightTraceSchema } from './weight-trace';

const signalNameSchema = v.picklist(signalNames);

/**
 * Every request that the window may make of the main process, once, with the schema of its payload and the type of its
 * answer. Main validates the sender and the payload; a type-level test proves that each one has a handler.
 */
export const requestPayloads = {
  /** What to show at start: the autosaved work if there is any, else the starting example. */
  'experiment:restore': v.null(),
  /** Asks for a file and reads it. */
  'experiment:open': v.null(),
  /** The files that were opened or saved last, newest first. */
  'experiment:list-recent': v.null(),
  /** Opens one of them. */
  'experiment:open-recent': v.strictObject({ file: v.string() }),
  /** Opens a bundled example by name. */
  'experiment:open-example': v.strictObject({ name: v.string() }),
  /** Writes to the given file, or asks for one where file is null. */
  'experiment:save': v.strictObject({ experiment: experimentSchema, file: v.nullable(v.string()) }),
  /** Keeps the present state where a crash cannot reach it. */
  'experiment:autosave': v.strictObject({
    experiment: experimentSchema,
    file: v.nullable(v.string()),
    unsaved: v.boolean(),
  }),
  /** Asks for a data file of the given source; answers with its path. */
  'data:choose-file': v.strictObject({ source: v.string() }),
  /** Reads and summarizes the data of an experiment; a relative path is relative to the experiment's file. */
  'data:summarize': v.strictObject({ experiment: experimentSchema, file: v.nullable(v.string()) }),
  /**
   * Predicts the run from the starting weights on the first rows of its data. A newer request supersedes one that is
   * not answered yet.
   */
  'data:preflight': v.strictObject({ experiment: experimentSchema, file: v.nullable(v.string()) }),
  /** Gives up reading the data; the request for its summary is answered with a problem. */
  'data:cancel': v.null(),
  /** What the engine found on this machine; null while it starts. */
  'engine:equipment': v.null(),
  /** Starts a run and answers with its id; its events follow. A run in progress is stopped first. */
  'run:start': v.strictObject({
    experiment: experimentSchema,
    file: v.nullable(v.string()),
    device: preferencesSchema.entries.device,
    /** Single weights to follow beside those that always are; those that the network lacks are passed over. */
    picks: v.optional(v.pipe(v.array(weightTraceSchema), v.readonly())),
  }),
  'run:pause': v.null(),
  'run:resume': v.null(),
  'run:stop': v.null(),
  /** Trains the last run for more epochs from where it ended. */
  'run:continue': v.strictObject({ epochs: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  /** Epochs a second; null: full speed. */
  'run:pace': v.strictObject({ epochsPerSecond: v.nullable(v.pipe(v.number(), v.minValue(0.1))) }),
  /**
   * What a run, in progress or ended, reported from one epoch to another: the window itself keeps of a long run not all of
   * it. signals: those that are wanted; null: all.
   */
  'run:epochs': v.strictObject({
    run: v.string(),
    from: wholeNumber(0),
    to: wholeNumber(0),
    signals: v.nullable(v.pipe(v.array(signalNameSchema), v.readonly())),
  }),
  /** All that is kept of a run that has ended. */
  'run:read': v.strictObject({ run: v.string() }),
  /**
   * Trains an experiment in many variants, beside the window's run; those that are being trained are stopped. What
   * becomes of them comes as events, which bear the number that the window gives here.
   */
  'grid:start': v.strictObject({
    grid: v.number(),
    experiment: experimentSchema,
    file: v.nullable(v.string()),
    device: preferencesSchema.entries.device,
    runs: gridRunsSchema,
  }),
  /** The grid that was trained last of this experiment, whatever its remedies; null: none was. */
  'grid:recall': v.strictObject({ experiment: experimentSchema }),
  /** Stops all of them; what they trained until then is kept. */
  'grid:stop': v.null(),
  /** What is on screen of the network itself: snapshots of it come with the events, of this run and those after it. */
  'run:watch': v.strictObject({ requests: v.array(snapshotRequestSchema) }),
  /** Asks for a lesson file and reads it. */
  'lesson:open': v.null(),
  /** Runs a lesson from its beginning; one that is being run is stopped. Its progress comes as events. */
  'lesson:run': v.variant('kind', [
    v.strictObject({ kind: v.literal('bundled'), name: v.string() }),
    v.strictObject({ kind: v.literal('file'), lesson: lessonFileSchema, file: v.string() }),
  ]),
  /** Stops it; the request to run it is answered with the problem lesson-cancelled. */
  'lesson:cancel': v.null(),
  'gpu-pack:read': v.null(),
  /** Asks for a file and begins to add it; how that goes comes as events. */
  'gpu-pack:add': v.null(),
  'gpu-pack:cancel': v.null(),
  'gpu-pack:remove': v.null(),
  'preferences:read': v.null(),
  'preferences:write': preferencesSchema,
  /** Saves a picture or table of a chart where the user says. */
  'export:file': v.strictObject({
    suggestedName: v.string(),
    content: v.union([v.string(), v.instance(Uint8Array)]),
  }),
  /** Saves all that a run reported, however long it is, where the user says. name: what people call it, "run 2". */
  'export:run': v.strictObject({
    suggestedName: v.string(),
    run: v.string(),
    name: v.string(),
    form: v.picklist(['signals', 'everything']),
  }),
  /** Tells main the window's title, and whether work is unsaved, so that closing the window can ask. */
  'window:state': v.strictObject({ title: v.string(), unsaved: v.boolean() }),
  /**
   * Does to the focused text field what the Edit menu says: the window asks for it when a menu action arrives while a
   * text field has the focus (keys need no help: the field handles them itself).
   */
  'window:edit-text': v.strictObject({
    edit: v.picklist(['undo', 'redo', 'cut', 'copy', 'paste', 'delete', 'select-all']),
  }),
  /** What the program is made of, for the page about it. */
  'about:read': v.null(),
  /** On which terms the program holds what others made. */
  'about:licences': v.null(),
} as const;

export type RunExportForm = RequestPayload<'export:run'>['form'];

export type RequestName = keyof typeof requestPayloads;
export type RequestPayload<Name extends RequestName> = v.InferOutput<
  (typeof requestPayloads)[Name]
>;

export interface OpenedExperiment {
  readonly experiment: Experiment;
  /** null: an example or work never saved. */
  readonly file: string | null;
  readonly unsaved: boolean;
  /** Something to tell about it, e.g. that the autosave was damaged and where the damaged copy was kept. */
  readonly notice: Problem | null;
}

/** A run out of the database, as far as the window does not know it. */
export interface RereadRun {
  readonly description: RunDescription;
  readonly reports: readonly EpochReport[];
  readonly totals: RunTotals;
}

export interface OpenedLesson {
  readonly lesson: LessonFile;
  readonly file: string;
}

export interface AboutTheProgram {
  readonly version: string;
  readonly electron: string;
  readonly chromium: string;
  readonly node: string;
  /** Where settings and autosaved work are kept. */
  readonly dataFolder: string;
}

export interface RequestAnswers {
  'experiment:restore': OpenedExperiment;
  /** null: the user cancelled. */
  'experiment:open': Result<OpenedExperiment> | null;
  'experiment:list-recent': readonly string[];
  'experiment:open-recent': Result<OpenedExperiment>;
  'experiment:open-example': Result<OpenedExperiment>;
  'experiment:save': Result<{ readonly file: string }> | null;
  'experiment:autosave': Result<null>;
  'data:choose-file': { readonly path: string } | null;
  'data:summarize': Result<DataSummary>;
  'data:preflight': Result<Preflight>;
  'data:cancel': null;
  'engine:equipment': EngineEquipment | null;
  'run:start': Result<{ readonly run: string }>;
  'run:pause': null;
  'run:resume': null;
  'run:stop': null;
  'run:continue': Result<{ readonly run: string }>;
  'run:pace': null;
  'run:watch': null;
  'run:epochs': Result<readonly EpochReport[]>;
  'run:read': Result<RereadRun>;
  'grid:start': null;
  'grid:recall': RecalledGrid | null;
  'grid:stop': null;
  /** null: the user cancelled. */
  'lesson:open': Result<OpenedLesson> | null;
  'lesson:run': Result<LessonReport>;
  'lesson:cancel': null;
  'gpu-pack:read': GpuPackNews;
  'gpu-pack:add': null;
  'gpu-pack:cancel': null;
  'gpu-pack:remove': null;
  'preferences:read': Preferences;
  'preferences:write': null;
  'export:file': Result<{ readonly file: string }> | null;
  'export:run': Result<{ readonly file: string }> | null;
  'window:state': null;
  'window:edit-text': null;
  'about:read': AboutTheProgram;
  'about:licences': readonly Licence[];
}
