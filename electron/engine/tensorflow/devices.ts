import { cpus } from 'node:os';
import type { DeviceReport } from '../../../shared/messages/engine-messages';
import type { Binding } from './binding';
import { bindingFolder, gpuPackProblem } from './binding';
import type { NvidiaParts } from './nvidia';
import { nvidiaParts, whyNoGpu } from './nvidia';

const notLoaded = 'TensorFlow could not be loaded.';

/** The processor and every GPU that was found, and why one that was found is not used. */
export function listDevices(
  binding: Binding | null,
  parts = partsOfThisMachine(),
): readonly DeviceReport[] {
  const name = cpus()[0]?.model.trim() ?? 'Processor';
  const usable = binding !== null;
  const cpu = { device: 'cpu', name, usable, ...(usable ? {} : { reason: notLoaded }) } as const;
  return [cpu, ...parts.gpus.map((gpu) => gpuReport(gpu, binding, parts))];
}

/** Why there is no GPU to train on, in words; null if there is one. */
export function missingGpuReason(
  binding: Binding | null,
  parts = partsOfThisMachine(),
): string | null {
  return binding?.isUsingGpuDevice() === true ? null : (gpuPackProblem() ?? whyNoGpu(parts));
}

function gpuReport(name: string, binding: Binding | null, parts: NvidiaParts): DeviceReport {
  if (binding === null) return { device: 'gpu', name, usable: false, reason: notLoaded };
  if (binding.isUsingGpuDevice()) return { device: 'gpu', name, usable: true };
  return { device: 'gpu', name, usable: false, reason: gpuPackProblem() ?? whyNoGpu(parts) };
}

function partsOfThisMachine(): NvidiaParts {
  return nvidiaParts('/', bindingFolder());
}
