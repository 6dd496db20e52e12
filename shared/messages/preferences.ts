import * as v from 'valibot';

/** What is remembered from start to start, beside the window's own bounds. */
export const preferencesSchema = v.strictObject({
  theme: v.picklist(['system', 'light', 'dark']),
  /** Epochs a second; null: full speed. */
  epochsPerSecond: v.nullable(v.number()),
  /** Sizes of the movable panes in px, by name. */
  panes: v.record(v.string(), v.number()),
});

export type Preferences = v.InferOutput<typeof preferencesSchema>;

export const defaultPreferences: Preferences = {
  theme: 'system',
  epochsPerSecond: null,
  panes: {},
};
