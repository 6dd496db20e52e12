import { describe, expect, it } from 'vitest';
import { layerLinesPicture } from './layer-lines-picture';
import { lossPicture } from './loss-picture';
import { pictureWords } from './picture-words';
import { observedRunOf } from './testing/observed-run-of';

const range = { from: 0, to: 40 };

describe('pictureWords', () => {
  it('tell the lines with their values and the reference', () => {
    const run = observedRunOf({ name: 'run 2', layers: 2, loss: [null, 0.06] });
    const compared = observedRunOf({ name: 'run 1', layers: 2, loss: [null, 0.693] });
    const picture = lossPicture({ run, compared, range, quantity: 'loss' });
    expect(pictureWords('Loss', picture)).toBe(
      'Loss over epochs 0 to 40: run 1, training loss, dashed: 0.693; ' +
        'run 2, training loss: 0.060. ' +
        'Reference line: ln 2 = 0.693: no better than a coin flip.',
    );
  });

  it('are short for thirty layers', () => {
    const row = new Array<number>(30).fill(0.1);
    const run = observedRunOf({ layers: 30, signals: { 'delta-rms': [row] } });
    const signal = 'delta-rms';
    const picture = layerLinesPicture({ run, compared: null, range, signal, hovered: null });
    expect(pictureWords('Gradient', picture)).toBe(
      'Gradient over epochs 0 to 40: run 1, layer 1: 0.10; run 1, layer 2: 0.10; ' +
        'run 1, layer 29: 0.10; run 1, output: 0.10; and 26 more, see the list or the table.',
    );
  });

  it('say that there is nothing yet', () => {
    const run = observedRunOf({ layers: 2, loss: [null] });
    const picture = lossPicture({ run, compared: null, range, quantity: 'loss' });
    expect(pictureWords('Loss', picture)).toBe('Loss over epochs 0 to 40: nothing to show yet.');
  });
});
