import type { DeviceReport, EngineEquipment } from '../../shared/messages/engine-messages';
import type { Preferences } from '../../shared/messages/preferences';

type Device = Preferences['device'];

/** A line of the device menu. */
export interface DeviceChoice {
  readonly device: Device;
  readonly label: string;
  /** What it is, or why it cannot be used. */
  readonly words: string;
  readonly usable: boolean;
}

/** What one can train on here: the best, every device that was found, and the reference engine, which needs nothing. */
export function deviceChoices(found: EngineEquipment | null): readonly DeviceChoice[] {
  return [
    {
      device: 'automatic',
      label: 'Automatic',
      words: 'a GPU where one is usable, else the processor',
      usable: true,
    },
    ...(found === null ? [] : [...processors(found), ...graphics(found)]),
    {
      device: 'reference',
      label: 'Reference engine',
      words: 'plain arithmetic to check the others by: correct, and slow',
      usable: true,
    },
  ];
}

function processors({ devices, reason }: EngineEquipment): readonly DeviceChoice[] {
  return devices
    .filter(({ device }) => device === 'cpu')
    .map(({ name, usable, reason: why }) => ({
      device: 'cpu',
      label: 'CPU',
      words: usable ? name : (why ?? reason ?? 'not usable'),
      usable,
    }));
}

function graphics({ devices, missingGpu }: EngineEquipment): readonly DeviceChoice[] {
  const found = devices.filter(({ device }) => device === 'gpu');
  if (found.length === 0) {
    return [{ device: 'gpu', label: 'GPU', words: missingGpu ?? 'none was found', usable: false }];
  }
  const first = found.find(({ usable }) => usable);
  return found.map((gpu) => ({
    device: 'gpu',
    label: gpu.name,
    words: gpuWords(gpu, first, missingGpu),
    usable: gpu === first,
  }));
}

/** TensorFlow takes the first GPU that it sees: others are offered as what they are, not as a choice. */
function gpuWords(
  gpu: DeviceReport,
  first: DeviceReport | undefined,
  missingGpu: string | null,
): string {
  if (!gpu.usable || first === undefined) return gpu.reason ?? missingGpu ?? 'not usable';
  return gpu === first
    ? 'trains on it'
    : `${first.name} is taken; CUDA_VISIBLE_DEVICES chooses another before the start`;
}
