/**
 * What engine processes are told of the GPU pack. The program that starts them sets where it lies; whether it fits and loads
 * is found out there, so that nothing of it can harm the program.
 */
const folderVariable = 'GRADIENT_LAB_GPU_PACK_FOLDER';
const failureVariable = 'GRADIENT_LAB_GPU_PACK_FAILED';
/** Set by people: `never` leaves the pack aside, `always` loads it even where the driver names no GPU. */
const wishVariable = 'GRADIENT_LAB_GPU_PACK';

export interface PackEnvironment {
  /** Where a pack lies if there is one. */
  readonly folder: string | null;
  readonly wish: 'automatic' | 'always' | 'never';
  /** Why an engine that tried it before ended, as a clause. */
  readonly failure: string | null;
}

export function readPackEnvironment(environment = process.env): PackEnvironment {
  const wish = environment[wishVariable];
  return {
    folder: environment[folderVariable] ?? null,
    wish: wish === 'always' || wish === 'never' ? wish : 'automatic',
    failure: environment[failureVariable] ?? null,
  };
}

/** For all engines that this process starts from now on. */
export function tellEnginesOfPack(folder: string, environment = process.env): void {
  environment[folderVariable] = folder;
}

export function tellEnginesOfFailure(reason: string | null, environment = process.env): void {
  if (reason === null) Reflect.deleteProperty(environment, failureVariable);
  else environment[failureVariable] = reason;
}
