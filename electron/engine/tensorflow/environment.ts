/**
 * TensorFlow reads these once, while it is loaded. What the user has set stays.
 */
const settings: Readonly<Record<string, string>> = {
  // Warnings and worse: the notes on every start help nobody here.
  TF_CPP_MIN_LOG_LEVEL: '2',
  // Take of the GPU's memory what is needed, not all of it: the display and other programs live there too.
  TF_FORCE_GPU_ALLOW_GROWTH: 'true',
  // The same sums in the same order on a GPU.
  TF_DETERMINISTIC_OPS: '1',
  TF_CUDNN_USE_AUTOTUNE: '0',
};

/**
 * By default a NaN may vanish in a maximum, and with it the sign that a run has diverged.
 *
 * Level 1 of LLVM's optimizations makes faster kernels than the default for tensors of a thousand numbers, which a step
 * of a small network spends its time on (10 layers of 32: 6 to 11 %), and no slower ones for large tensors.
 */
const xlaFlags = [
  '--xla_cpu_enable_fast_min_max=false',
  '--xla_gpu_deterministic_ops=true',
  '--xla_backend_optimization_level=1',
].join(' ');

export function setEnvironment(environment: NodeJS.ProcessEnv = process.env): void {
  for (const [name, value] of Object.entries(settings)) environment[name] ??= value;
  environment.XLA_FLAGS = `${xlaFlags} ${environment.XLA_FLAGS ?? ''}`.trim();
}
