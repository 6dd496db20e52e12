// node load-tensorflow.cjs FOLDER: loads TensorFlow through the binding in that folder of the npm package and prints
// whether it uses a GPU. A process of its own, for a library that does not fit may end it.
const { join } = require('node:path');

process.env.TF_FORCE_GPU_ALLOW_GROWTH = 'true';
const binding = require(join(process.argv[2] ?? '', 'lib', 'napi-v8', 'tfjs_binding.node'));
process.stdout.write(
  `${JSON.stringify({ version: binding.TF_Version, gpu: binding.isUsingGpuDevice() })}\n`,
);
