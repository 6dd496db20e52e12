import * as v from 'valibot';
import { weightTraceSchema } from './weight-trace';

/** What is remembered from start to start, beside the window's own bounds. */
export const preferencesSchema = v.strictObject({
  theme: v.picklist(['system', 'light', 'dark']),
  /** Epochs a second; null: full speed. */
  epochsPerSecond: v.nullable(v.number()),
  /** Where to train; automatic: a GPU where there is a usable one. */
  device: v.picklist(['automatic', 'cpu', 'gpu', 'reference']),
  /** Sizes of the movable panes in px, by name. */
  panes: v.record(v.string(), v.number()),
  /** Ids of repeated groups that are drawn layer by layer, by the file of their experiment or by its name. */
  unfolded: v.record(v.string(), v.pipe(v.array(v.string()), v.readonly())),
  /** Single weights that are followed, by the file of their experiment or by its name. */
  picks: v.record(v.string(), v.pipe(v.array(weightTraceSchema), v.readonly())),
  /** Lessons that were run, by name: whether their expectations held. */
  lessons: v.record(v.string(), v.picklist(['held', 'did-not-hold'])),
  /** Of lessons: for a screen, for a large one, for a projector. */
  lessonText: v.picklist(['regular', 'large', 'projector']),
  /** What a lesson expects is shown when it is asked for, not before. */
  lessonAnswersHidden: v.boolean(),
});

export type Preferences = v.InferOutput<typeof preferencesSchema>;

export const defaultPreferences: Preferences = {
  theme: 'system',
  epochsPerSecond: null,
  device: 'automatic',
  panes: {},
  unfolded: {},
  picks: {},
  lessons: {},
  lessonText: 'regular',
  lessonAnswersHidden: true,
};
