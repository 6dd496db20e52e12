/** @typedef {import('../setup/python-environment.mjs').PythonEnvironment} PythonEnvironment */

/** @type {PythonEnvironment} */
export const jaxEnvironment = {
  name: 'jax',
  packages: ['jax==0.10.2', 'optax==0.2.8'],
  megabytes: 500,
};

/** @type {PythonEnvironment} */
export const kerasEnvironment = {
  name: 'keras',
  packages: ['keras==3.15.1', 'tensorflow-cpu==2.21.0', 'safetensors==0.8.0'],
  megabytes: 1600,
};

/**
 * Made only when asked for: on Linux its package comes with gigabytes of CUDA, without which it does not load.
 *
 * @type {PythonEnvironment}
 */
export const torchEnvironment = {
  name: 'torch',
  packages: ['torch==2.15.0', 'numpy==2.4.6'],
  megabytes: 5500,
};
