import { DataAnswers } from './data-answers';
import type { DataMessage, DataRequest } from './data-messages';

const answers = new DataAnswers((progress) => tell({ kind: 'progress', progress }));

/**
 * The process that reads data for the window's preview and predicts runs from it: a file of a gigabyte neither blocks
 * the window nor takes it along when memory runs out.
 */
process.parentPort.on('message', ({ data }: { readonly data: DataRequest }) => {
  void answers.answer(data).then((answer) => tell({ kind: 'answer', answer }));
});

function tell(message: DataMessage): void {
  process.parentPort.postMessage(message);
}
