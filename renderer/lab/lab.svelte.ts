import type { Experiment } from '../../shared/experiment/experiment';
import { sameRemedies } from '../../shared/experiment/remedies';
import type { OpenedExperiment } from '../../shared/messages/requests';
import type { Group } from '../../shared/network/network';
import type { Preferences as PreferenceValues } from '../../shared/messages/preferences';
import type { Problem } from '../../shared/problems/problem';
import { CanvasState } from '../compose/canvas-state.svelte';
import { dropTargetAt } from '../compose/drop-target';
import { LayerDrag } from '../compose/layer-drag.svelte';
import type { Dragged, DropTarget } from '../compose/layer-drag.svelte';
import { LiveMeters } from '../compose/live-meters.svelte';
import { NetworkEditing } from '../compose/editing/network-editing';
import { Observation } from '../observe/observation.svelte';
import { GpuPack } from '../gpu-pack/gpu-pack.svelte';
import { Analysis } from './analysis.svelte';
import { DataOverview } from './data-overview.svelte';
import { Debounce } from './debounce';
import { Equipment } from './equipment.svelte';
import { ExperimentDocument } from './experiment-document.svelte';
import { experimentMemory } from './experiment-memory';
import { Files } from './files';
import { LayerHover } from './layer-hover.svelte';
import type { MainProcess } from './main-process';
import { notices } from './notices';
import { Overlay } from './overlay.svelte';
import { PickedWeights } from './picked-weights.svelte';
import { Preferences } from './preferences.svelte';
import { reasonNotToTrain } from './reason-not-to-train';
import { RemedySwitches } from './remedy-switches.svelte';
import type { Trial } from './run.svelte';
import { Selection } from './selection.svelte';
import { Theme } from './theme.svelte';
import { Training } from './training.svelte';
import { RemedyGrid } from '../grid/remedy-grid.svelte';
import { Trials } from '../verdict/trials.svelte';
import { CurrentVerdict } from '../verdict/current-verdict.svelte';
import { LessonBook } from '../lessons/lesson-book.svelte';
import { Forecast } from '../verdict/forecast.svelte';
import { View } from './view.svelte';

export interface LabStart {
  readonly preferences: PreferenceValues;
  readonly opened: OpenedExperiment;
  readonly systemDark: boolean;
}

/** Everything that the window knows and can do; components read it and call its verbs. */
export class Lab {
  readonly mainProcess: MainProcess;
  readonly notices = notices;
  readonly view = new View();
  readonly hover = new LayerHover();
  readonly selection = new Selection();
  readonly preferences: Preferences;
  readonly theme: Theme;
  readonly document: ExperimentDocument;
  readonly data: DataOverview;
  readonly overlay: Overlay;
  readonly analysis: Analysis;
  readonly training: Training;
  readonly equipment: Equipment;
  readonly gpuPack: GpuPack;
  readonly observation: Observation;
  readonly meters: LiveMeters;
  readonly canvas: CanvasState;
  readonly editing: NetworkEditing;
  readonly layerDrag: LayerDrag;
  readonly files: Files;
  readonly remedies: RemedySwitches;
  readonly verdict = new CurrentVerdict();
  readonly forecast: Forecast;
  readonly lessons: LessonBook;
  readonly trials: Trials;
  readonly grid: RemedyGrid;
  readonly #pairing = new Debounce(250);

  constructor(mainProcess: MainProcess, { preferences, opened, systemDark }: LabStart) {
    this.mainProcess = mainProcess;
    this.preferences = new Preferences(mainProcess, preferences);
    this.theme = new Theme(mainProcess, this.preferences, systemDark);
    this.document = new ExperimentDocument(mainProcess, opened);
    this.data = new DataOverview(mainProcess);
    this.overlay = new Overlay(this.document, this.data, () => this.view.overlayHidden);
    this.analysis = new Analysis(
      this.document,
      this.data,
      () => this.overlay.shown,
      () => this.memoryProblem,
    );
    this.training = new Training(
      mainProcess,
      () => this.preferences.device,
      new PickedWeights(experimentMemory(this.document, this.preferences.picks, [])),
    );
    this.equipment = new Equipment(mainProcess);
    this.gpuPack = new GpuPack(mainProcess, () => this.view.open({ kind: 'gpu-pack' }));
    this.observation = new Observation(this.training);
    this.meters = new LiveMeters(this.observation, () => this.#isRunOutdated());
    const unfolded = experimentMemory(this.document, this.preferences.unfolded, []);
    this.canvas = new CanvasState(() => this.overlay.shown, this.selection, unfolded);
    this.editing = new NetworkEditing(this);
    this.layerDrag = new LayerDrag(
      (at) => dropTargetAt(at, this.overlay.shown.connections),
      (dragged, target) => this.#drop(dragged, target),
    );
    this.files = new Files({ ...this.#fileContext(), onReplaced: () => this.#onReplaced() });
    this.remedies = new RemedySwitches(this.overlay, () => this.#startPairedRun());
    this.trials = new Trials(this);
    this.grid = new RemedyGrid(this);
    this.lessons = new LessonBook(mainProcess, this.preferences);
    this.forecast = new Forecast(mainProcess, () => this.verdict.judged);
    void this.training.setPace(this.preferences.epochsPerSecond);
    if (opened.notice !== null) this.notices.problem(opened.notice);
  }

  /** Why Train does nothing now, in words; null: it trains. */
  get reasonNotToTrain(): string | null {
    return reasonNotToTrain(this.data, this.analysis.problems.length);
  }

  /** How much memory the experiment needs and how much there is, where that is too little; null: it is enough. */
  get memoryProblem(): Problem | null {
    const { problem } = this.forecast;
    return problem?.code === 'not-enough-memory' ? problem : null;
  }

  async train(): Promise<void> {
    await this.start(this.document.experiment);
  }

  /** Trains what may be something else than the document: a change that is tried. */
  async start(experiment: Experiment, trial?: Trial): Promise<void> {
    const started = await this.training.start(experiment, this.document.file, trial);
    if (!started.ok) {
      this.view.open({ kind: 'problems', title: 'Not started', problems: started.problems });
    }
  }

  async continueRun(): Promise<void> {
    const continued = await this.training.continueFor(this.document.experiment.training.epochs);
    if (!continued.ok) this.notices.problem(continued.problems[0]);
  }

  pauseOrResume(): void {
    const isPaused = this.training.current?.phase === 'paused';
    void (isPaused ? this.training.resume() : this.training.pause());
  }

  setPace(epochsPerSecond: number | null): void {
    this.preferences.setPace(epochsPerSecond);
    void this.training.setPace(epochsPerSecond);
  }

  /** Selects the next layer that has a problem, in the order of the network. */
  goToNextProblem(): void {
    const faulty = this.canvas.model.nodes.filter(({ id }) =>
      this.canvas.layersOf(id).some((layer) => this.analysis.problemsOf(layer).length > 0),
    );
    const here = faulty.findIndex(({ id }) => id === this.selection.single);
    const next = faulty[(here + 1) % faulty.length];
    if (next === undefined) {
      const [problem] = this.analysis.problems;
      if (problem === undefined) this.notices.tell('There are no problems.');
      else this.notices.problem(problem);
      return;
    }
    this.view.show('lab');
    this.selection.selectLayer(next.id);
    this.selection.focus(next.id);
  }

  /** The repeated group that the one selected layer is in, or that is selected as a folded node. */
  get selectedGroup(): Group | null {
    const layer = this.selection.single;
    const inIt = ({ layers }: Group) => layer !== null && layers.includes(layer);
    return this.overlay.shown.groups.find(inIt) ?? null;
  }

  /** Draws a repeated group as one node, or its layers. */
  fold(group: string, folded: boolean): void {
    const [first = ''] = this.overlay.shown.groups.find(({ id }) => id === group)?.layers ?? [];
    this.canvas.fold(group, folded);
    const node = this.canvas.nodeFor(first);
    if (node === null) return;
    this.selection.selectLayer(node);
    this.selection.focus(node);
  }

  /** After the first run, a remedy that is switched starts the run to compare with at once. */
  #startPairedRun(): void {
    if (!this.training.hasRun) return;
    this.#pairing.later(() => {
      if (this.reasonNotToTrain === null) void this.train();
    });
  }

  #drop(dragged: Dragged, target: DropTarget): void {
    switch (target.kind) {
      case 'node':
        return this.editing.adding.dropOnNode(dragged, target.id);
      case 'connection':
        return this.editing.adding.dropOnConnection(dragged, target.connection);
      case 'canvas':
        return this.editing.adding.dropOnCanvas(dragged, this.layerDrag.positionOf(target.at));
    }
  }

  #isRunOutdated(): boolean {
    const run = this.training.current?.experiment;
    const { network, remedies } = this.document.experiment;
    return run !== undefined && (run.network !== network || !sameRemedies(run.remedies, remedies));
  }

  #fileContext() {
    const { mainProcess, document, view } = this;
    return { mainProcess, document, view, notices: this.notices };
  }

  #onReplaced(): void {
    this.selection.clear();
    this.view.hideOverlay(false);
    this.training.forgetAll();
    this.grid.forget();
    this.canvas.fit();
  }
}
