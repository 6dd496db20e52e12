import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What this machine has of NVIDIA, before any library is asked. */
export interface NvidiaParts {
  /** Whether the bus has a graphics device of this maker, with a driver or without. */
  readonly onBus: boolean;
  /** Version of the kernel's driver; null without one. */
  readonly driver: string | null;
  /** Names of the GPUs that the driver knows. */
  readonly gpus: readonly string[];
  /** Whether TensorFlow's library for GPUs with its CUDA libraries is in place. */
  readonly libraries: boolean;
}

const nvidiaVendor = '0x10de';
/** Display controllers, and 3D controllers without an output: the first byte of the class. */
const displayClass = '0x03';

/** Where Linux tells them; `root` is another folder in tests. */
export function nvidiaParts(root = '/', bindingFolder: string | null = null): NvidiaParts {
  return {
    onBus: devicesOnBus(join(root, 'sys/bus/pci/devices')),
    driver: driverVersion(join(root, 'proc/driver/nvidia/version')),
    gpus: gpuNames(join(root, 'proc/driver/nvidia/gpus')),
    libraries: bindingFolder !== null && existsSync(join(bindingFolder, 'deps', 'nvidia')),
  };
}

/** CUDA 12 runs on every driver of its own and later branches. */
const leastDriver = [525, 60, 13] as const;

/** Why no GPU is used, and what to do about it, in words. */
export function whyNoGpu({ onBus, driver, gpus, libraries }: NvidiaParts): string {
  const [gpu] = gpus;
  if (gpu === undefined) {
    if (driver !== null) {
      return `NVIDIA's driver ${driver} is installed, but it finds no GPU: see what nvidia-smi says.`;
    }
    return onBus
      ? "An NVIDIA GPU is in this machine, but its driver is not loaded: install NVIDIA's driver for Linux and restart."
      : 'No NVIDIA GPU was found on this machine.';
  }
  if (driver !== null && isOlder(driver, leastDriver)) {
    return `${gpu} is there, but its driver ${driver} is too old: CUDA 12 needs ${leastDriver.join('.')} or newer.`;
  }
  if (!libraries) {
    return `${gpu} is there, but TensorFlow's library for GPUs is not installed: add the GPU pack (Help, GPU pack; or gradient-lab gpu-pack add FILE); in a checkout, npm run setup:gpu fetches it (3.4 GB).`;
  }
  return `${gpu} and the library for GPUs are there, but the library cannot use it: most likely libcuda.so.1 does not fit the driver ${driver ?? ''}, which a restart after an update mends. GRADIENT_LAB_ENGINE_LOG=1 shows what the library says.`;
}

function isOlder(version: string, least: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, wanted] of least.entries()) {
    const part = parts[index] ?? 0;
    if (part !== wanted) return part < wanted;
  }
  return false;
}

function devicesOnBus(folder: string): boolean {
  return namesIn(folder).some(
    (device) =>
      textOf(join(folder, device, 'vendor')) === nvidiaVendor &&
      textOf(join(folder, device, 'class')).startsWith(displayClass),
  );
}

/** Such as "NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.15  Tue Mar ...". */
function driverVersion(file: string): string | null {
  return /Kernel Module\s.*?(\d+\.\d+(?:\.\d+)?)\s/.exec(textOf(file))?.[1] ?? null;
}

function gpuNames(folder: string): readonly string[] {
  return namesIn(folder).map(
    (bus) =>
      /^Model:\s*(.+)$/m.exec(textOf(join(folder, bus, 'information')))?.[1]?.trim() ??
      'NVIDIA GPU',
  );
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}
