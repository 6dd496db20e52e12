import { numbersAsCsv } from './comma-separated';
import { imageGrid } from './drawing/chart-image';
import { lossNumbers } from './numbers';
import type { Numbers } from './numbers';
import type { Observation } from './observation.svelte';
import { observedRun } from './observed-run';
import type { ObservedRun } from './observed-run';
import type { Palette } from './palette.svelte';
import type { RunsOnScreen } from './shown-runs.svelte';
import { wholeRun } from './whole-runs';
import type { MainProcess } from '../lab/main-process';
import type { Run } from '../lab/run.svelte';
import type { RunExportForm } from '../../shared/messages/requests';
import { succeed } from '../../shared/problems/problem';
import type { Problem, Result } from '../../shared/problems/problem';
import type { SignalName } from '../../shared/signals/signal';

/** A chart as it can leave the window. */
export interface ExportableChart {
  readonly title: string;
  readonly image: () => HTMLCanvasElement | null;
  readonly numbers: (runs: RunsOnScreen) => Numbers;
  /** The signals that its numbers tell of epoch by epoch; null: they are not over epochs. */
  readonly overEpochs: readonly SignalName[] | null;
}

/** Saves and copies pictures and numbers of charts and runs; what goes wrong is told, never thrown. */
export class ChartExport {
  readonly #mainProcess: Pick<MainProcess, 'request'>;
  readonly #observation: Observation;
  readonly #tell: (problem: Problem) => void;
  readonly #charts = new Set<ExportableChart>();

  constructor(
    mainProcess: Pick<MainProcess, 'request'>,
    observation: Observation,
    tell: (problem: Problem) => void,
  ) {
    this.#mainProcess = mainProcess;
    this.#observation = observation;
    this.#tell = tell;
  }

  /** A chart on screen is part of the picture of all charts until the returned function is called. */
  include(chart: ExportableChart): () => void {
    this.#charts.add(chart);
    return () => this.#charts.delete(chart);
  }

  async savePicture(chart: ExportableChart): Promise<void> {
    const image = chart.image();
    if (image !== null) await this.#save(`${this.#name(chart.title)}.png`, await pngOf(image));
  }

  async saveNumbers(chart: ExportableChart): Promise<void> {
    const numbers = await this.#numbersOf(chart);
    if (numbers !== null) await this.#save(`${this.#name(chart.title)}.csv`, numbersAsCsv(numbers));
  }

  async copyPicture(chart: ExportableChart): Promise<void> {
    const image = chart.image();
    if (image === null) return;
    // The clipboard wants the promise, not its value, while the click still counts as the user's.
    const blob = blobOf(image);
    await this.#copy(() => navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]));
  }

  async copyNumbers(chart: ExportableChart): Promise<void> {
    const numbers = await this.#numbersOf(chart);
    if (numbers === null) return;
    await this.#copy(() => navigator.clipboard.writeText(numbersAsCsv(numbers)));
  }

  async saveAllPictures(palette: Palette, columns: number): Promise<void> {
    const images = [...this.#charts]
      .map((chart) => chart.image())
      .filter((image) => image !== null);
    if (images.length === 0) return;
    const grid = imageGrid(images, columns, palette);
    await this.#save(`${this.#name('charts')}.png`, await pngOf(grid));
  }

  /** Loss and accuracy of one run by epoch. */
  async saveLosses(run: Run): Promise<void> {
    const whole = await this.#whole([run], []);
    if (whole === null || whole.length === 0) return;
    const losses = lossNumbers(whole, 'loss');
    const accuracies = lossNumbers(whole, 'accuracy');
    const columns = [...losses.columns, ...accuracies.columns];
    await this.#save(`${this.#name('losses')}.csv`, numbersAsCsv({ ...losses, columns }));
  }

  async saveSignals(run: Run): Promise<void> {
    await this.#saveRun(run, 'signals', 'csv');
  }

  async saveRun(run: Run): Promise<void> {
    await this.#saveRun(run, 'everything', 'json');
  }

  async #saveRun({ id, name }: Run, form: RunExportForm, ending: string): Promise<void> {
    const suggestedName = `${this.#name(form)}.${ending}`;
    const answer = this.#mainProcess.request('export:run', { suggestedName, run: id, name, form });
    this.#hear(await answer);
  }

  /** null: they cannot be read, which has been told. */
  async #numbersOf({ numbers, overEpochs }: ExportableChart): Promise<Numbers | null> {
    const { run, baseline, showsDifference } = this.#observation;
    const shown = [run, baseline].filter((each) => each !== null);
    const all = await this.#whole(shown, overEpochs);
    if (all === null) return null;
    const [own, compared] = all;
    const isPair = own !== undefined && compared !== undefined && showsDifference;
    return numbers({ all, difference: isPair ? { run: own, compared } : null });
  }

  /** signals: null where the reports that the window keeps will do. */
  async #whole(
    runs: readonly Run[],
    signals: readonly SignalName[] | null,
  ): Promise<readonly ObservedRun[] | null> {
    const whole: ObservedRun[] = [];
    for (const run of runs) {
      const read =
        signals === null
          ? succeed(observedRun(run))
          : await wholeRun(run, signals, this.#mainProcess);
      if (!read.ok) {
        this.#tell(read.problems[0]);
        return null;
      }
      if (read.value !== null) whole.push(read.value);
    }
    return whole;
  }

  /** "ten-sigmoid-layers-run-2-loss" */
  #name(part: string): string {
    const run = this.#observation.run;
    const words = [run?.experiment.name ?? 'gradient-lab', run?.name ?? '', part];
    return words
      .join(' ')
      .toLowerCase()
      .replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-')
      .replaceAll(/^-+|-+$/g, '');
  }

  async #save(suggestedName: string, content: string | Uint8Array<ArrayBuffer>): Promise<void> {
    this.#hear(await this.#mainProcess.request('export:file', { suggestedName, content }));
  }

  /** null: the user cancelled. */
  #hear(answer: Result<unknown> | null): void {
    if (answer?.ok === false) this.#tell(answer.problems[0]);
  }

  async #copy(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch {
      this.#tell({
        code: 'clipboard-refused',
        message: 'The clipboard could not be written to.',
        hint: 'Click into the window and try again, or save a file instead.',
      });
    }
  }
}

async function pngOf(canvas: HTMLCanvasElement): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await blobOf(canvas)).arrayBuffer());
}

function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('The picture could not be encoded.'));
      else resolve(blob);
    }, 'image/png');
  });
}
