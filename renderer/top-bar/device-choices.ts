import type { EngineEquipment } from '../../shared/messages/engine-messages';
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
  return found.map(({ name, usable, reason }) => ({
    device: 'gpu',
    label: name,
    words: usable ? 'trains on it' : (reason ?? missingGpu ?? 'not usable'),
    usable,
  }));
}
