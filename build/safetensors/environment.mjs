/** The reference reader of safetensors files. @type {import('../setup/python-environment.mjs').PythonEnvironment} */
export const safetensorsEnvironment = {
  name: 'safetensors',
  packages: ['safetensors==0.8.0', 'numpy==2.4.6'],
  megabytes: 90,
};
