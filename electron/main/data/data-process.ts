import { loadData } from '../../datasets/load-data';
import type { DataAnswer, DataMessage, DataRequest } from './data-messages';

const leastMsBetweenProgress = 50;

/**
 * The process that reads data for the window's preview: a file of a gigabyte neither blocks the window nor takes it
 * along when memory runs out.
 */
process.parentPort.on('message', ({ data }: { readonly data: DataRequest }) => {
  void summarize(data).then((answer) => tell({ kind: 'answer', answer }));
});

function tell(message: DataMessage): void {
  process.parentPort.postMessage(message);
}

async function summarize({ data, folder, seed }: DataRequest): Promise<DataAnswer> {
  let told = performance.now();
  const loaded = await loadData(data, folder, seed, {
    progress: ({ stage, share }) => {
      if (performance.now() - told < leastMsBetweenProgress) return;
      told = performance.now();
      tell({ kind: 'progress', progress: { stage, share } });
    },
  });
  return loaded.ok ? { ok: true, value: loaded.value.summary } : loaded;
}
