import { expect, it } from 'vitest';
import {
  activation,
  compiled,
  dense,
  plainSgd,
  sampleData,
  series,
} from '../../../shared/compile/testing/small-network';
import { RunControl } from '../run-control';
import { Trainer } from '../trainer';
import { open } from './testing/same-training';

const rows = 64;
const data = sampleData([2], rows);
const layers = Array.from({ length: 10 }, (_, index) => [
  dense(`d${index}`, 32),
  activation(`a${index}`, 'relu'),
]).flat();

/** The first epochs fill caches and pools; after that an epoch must leave nothing behind. */
const settled = 2000;
const epochs = 10_000;
const allowed = 8e6;

it('keeps memory flat over 10,000 epochs with every signal', async () => {
  const plan = compiled(series(...layers), data, plainSgd);
  const session = open(plan, data);
  const control = new RunControl();
  const trainer = new Trainer({ plan, session, data, seed: 1, control, tell: () => undefined });
  await trainer.train(settled);
  const before = process.memoryUsage().rss;
  await trainer.train(epochs);
  const grown = process.memoryUsage().rss - before;
  session.dispose();
  expect(grown).toBeLessThan(allowed);
}, 300_000);
