import { expect, it } from 'vitest';
import { startingExample } from '../../shared/experiment/starting-example';
import { planeData } from '../../shared/network/testing/sample-networks';
import { ExperimentDocument } from './experiment-document.svelte';
import { Overlay } from './overlay.svelte';
import { recordingMainProcess } from './testing/recording-main-process';

/** The starting example at a rate, and whether the overlay warns that ReLU would not bear it: when offered, and when on. */
function warnings(learningRate: number) {
  const { training, remedies } = startingExample;
  const optimizer = { ...training.optimizer, learningRate };
  const experiment = { ...startingExample, training: { ...training, optimizer } };
  const opened = { experiment, file: null, unsaved: false, notice: null };
  const document = new ExperimentDocument(recordingMainProcess().mainProcess, opened);
  const overlay = new Overlay(document, { shape: planeData }, () => false);
  const offered = overlay.effects?.toggles.relu.warnings.map(({ code }) => code) ?? [];
  overlay.set({ ...remedies, relu: true, he: true }, 'Switch ReLU on');
  return [offered, overlay.warnings.map(({ code }) => code)];
}

it('warns of ReLU at a rate that it does not bear, before and after it is switched on', () => {
  for (const codes of warnings(3)) expect(codes).toContain('relu-with-high-rate');
  for (const codes of warnings(0.1)) expect(codes).not.toContain('relu-with-high-rate');
});
