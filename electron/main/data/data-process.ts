import { loadData } from '../../datasets/load-data';
import type { DataAnswer, DataRequest } from './data-messages';

/**
 * The process that reads data for the window's preview: a file of a gigabyte neither blocks the window nor takes it
 * along when memory runs out.
 */
process.parentPort.on('message', ({ data }: { readonly data: DataRequest }) => {
  void summarize(data).then((answer) => process.parentPort.postMessage(answer));
});

async function summarize({ data, folder, seed }: DataRequest): Promise<DataAnswer> {
  const loaded = await loadData(data, folder, seed);
  return loaded.ok ? { ok: true, value: loaded.value.summary } : loaded;
}
