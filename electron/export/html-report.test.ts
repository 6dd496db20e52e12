import { expect, it } from 'vitest';
import type { RunRecord } from '../../shared/diagnosis/diagnose';
import { startingExample } from '../../shared/experiment/starting-example';
import { htmlReport } from './html-report';

const run: RunRecord = {
  experiment: { ...startingExample, name: '<script>alert("x")</script> & more' },
  description: {
    layers: [
      { id: 'd1', title: 'Dense', depth: 1, parameters: 6, kernelShape: [2, 2] },
      { id: 'output', title: 'Output', depth: 2, parameters: 6, kernelShape: [2, 2] },
    ],
    traces: [],
    noInformationLoss: Math.LN2,
    parameters: 12,
    stepsPerEpoch: 10,
    trainingRows: 320,
    validationRows: 0,
    task: 'classification',
    engine: {
      name: 'reference',
      tensorflow: null,
      device: 'CPU',
      mode: 'interpreter',
      compileMs: 1,
    },
  },
  reports: [0, 1, 2].map((epoch) => ({
    epoch,
    loss: epoch === 0 ? null : epoch === 1 ? 0.5 : NaN,
    accuracy: null,
    validationLoss: null,
    validationAccuracy: null,
    signals: { 'delta-rms': [1e-9, 1e-3] },
    traces: [],
  })),
  totals: { outcome: 'diverged', epochs: 2, steps: 20, msPerStep: 0.5, msPerMeasurement: 1 },
};
const page = htmlReport(run);

it('holds no script and asks for nothing from outside', () => {
  expect(page).not.toMatch(/<script|<img|<link|<iframe|url\(|https?:/i);
  expect(page).toContain(`content="default-src 'none'`);
});

it('shows names as text, whatever they hold', () => {
  expect(page).toContain('<h1>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; more</h1>');
});

it('draws what was measured and leaves out what is no number', () => {
  expect(page).toContain('aria-label="Loss"');
  expect(page).not.toMatch(/ d="[^"]*NaN/);
  // A layer of 1e-9 and one of 1e-3, drawn by their logarithms over the whole height.
  expect(page).toMatch(/class="line line-1" d="M64\.0 256\.0L628\.0 12\.0"/);
});

it('says how the run went and holds the whole experiment', () => {
  expect(page).toContain('diverged');
  expect(page).toContain('gradient-lab/experiment');
});
