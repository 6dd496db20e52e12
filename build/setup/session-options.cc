// The options with which the binding opens a graph, in place of TensorFlow's defaults, which the binding has no way to
// change. Its sources stay as they are: they are compiled with TF_NewSessionOptions defined as the name below.
#undef TF_NewSessionOptions
#include <cstdlib>

#include "tensorflow/c/c_api.h"

namespace {

// An encoded ConfigProto: graph_options { rewrite_options { disable_meta_optimizer: true } }. That optimizer goes over
// the whole graph before every new call, and finds nothing to improve in what the engine writes: of a network of 30
// layers it took 0.5 s of processor time.
constexpr unsigned char kConfig[] = {0x52, 5, 0x52, 3, 0x98, 0x01, 1};

}  // namespace

extern "C" TF_SessionOptions* GradientLab_NewSessionOptions() {
  TF_SessionOptions* options = TF_NewSessionOptions();
  TF_Status* status = TF_NewStatus();
  TF_SetConfig(options, kConfig, sizeof(kConfig), status);
  if (TF_GetCode(status) != TF_OK) std::abort();
  TF_DeleteStatus(status);
  return options;
}
