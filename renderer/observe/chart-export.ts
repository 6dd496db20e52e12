import { numbersAsCsv, signalsAsCsv } from './comma-separated';
import { imageGrid } from './drawing/chart-image';
import { lossNumbers } from './numbers';
import type { Numbers } from './numbers';
import type { Observation } from './observation.svelte';
import { observedRun } from './observed-run';
import type { Palette } from './palette.svelte';
import { runAsJson } from './run-as-json';
import type { MainProcess } from '../lab/main-process';
import type { Run } from '../lab/run.svelte';
import type { Problem } from '../../shared/problems/problem';

/** A chart as it can leave the window. */
export interface ExportableChart {
  readonly title: string;
  readonly image: () => HTMLCanvasElement | null;
  readonly numbers: () => Numbers;
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
    await this.#save(`${this.#name(chart.title)}.csv`, numbersAsCsv(chart.numbers()));
  }

  async copyPicture(chart: ExportableChart): Promise<void> {
    const image = chart.image();
    if (image === null) return;
    // The clipboard wants the promise, not its value, while the click still counts as the user's.
    const blob = blobOf(image);
    await this.#copy(() => navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]));
  }

  async copyNumbers(chart: ExportableChart): Promise<void> {
    await this.#copy(() => navigator.clipboard.writeText(numbersAsCsv(chart.numbers())));
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
    const observed = observedRun(run);
    if (observed === null) return;
    const losses = lossNumbers([observed], 'loss');
    const accuracies = lossNumbers([observed], 'accuracy');
    const columns = [...losses.columns, ...accuracies.columns];
    await this.#save(`${this.#name('losses')}.csv`, numbersAsCsv({ ...losses, columns }));
  }

  async saveSignals(run: Run): Promise<void> {
    if (run.description === null) return;
    await this.#save(`${this.#name('signals')}.csv`, signalsAsCsv(run.description, run.reports));
  }

  async saveRun(run: Run): Promise<void> {
    if (run.description === null) return;
    const text = runAsJson(run.name, run.description, run.reports, run.histograms.all);
    await this.#save(`${this.#name('everything')}.json`, text);
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
    const answer = await this.#mainProcess.request('export:file', { suggestedName, content });
    if (answer !== null && !answer.ok) this.#tell(answer.problems[0]);
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
