import { readFileSync, readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { DeviceReport } from '../../../shared/messages/engine-messages';
import type { Binding } from './binding';

/** Where NVIDIA's driver on Linux describes each GPU in a folder of its own. */
const gpuFolder = '/proc/driver/nvidia/gpus';

export function listDevices(binding: Binding | null, folder = gpuFolder): readonly DeviceReport[] {
  const name = cpus()[0]?.model.trim() ?? 'Processor';
  const cpu = {
    device: 'cpu',
    name,
    usable: binding !== null,
    ...(binding === null ? { reason: 'TensorFlow could not be loaded.' } : {}),
  } as const;
  return [cpu, ...gpuNames(folder).map((gpu) => gpuReport(gpu, binding))];
}

/** Why there is no GPU to train on, in words; null if there is one. */
export function missingGpuReason(binding: Binding | null, folder = gpuFolder): string | null {
  if (binding?.isUsingGpuDevice() === true) return null;
  const [first] = gpuNames(folder);
  return first === undefined
    ? 'No NVIDIA GPU with its driver was found on this machine.'
    : `${first} is there, but ${notUsed}`;
}

const notUsed =
  'the installed TensorFlow library does not use it: it is the build for processors, or it does not fit the driver.';

function gpuReport(name: string, binding: Binding | null): DeviceReport {
  const usable = binding?.isUsingGpuDevice() ?? false;
  if (usable) return { device: 'gpu', name, usable };
  const reason = binding === null ? 'TensorFlow could not be loaded.' : capitalized(notUsed);
  return { device: 'gpu', name, usable, reason };
}

function gpuNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder).map((bus) => {
      const text = readFileSync(join(folder, bus, 'information'), 'utf8');
      return /^Model:\s*(.+)$/m.exec(text)?.[1]?.trim() ?? 'NVIDIA GPU';
    });
  } catch {
    return [];
  }
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
