import * as v from 'valibot';

/** For layers that nothing can be set on: their record is a LayerType<unknown>. */
export const noFields = v.pipe(v.strictObject({}), v.readonly());
