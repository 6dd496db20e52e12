import { describe, expect, it } from 'vitest';
import { drawnLayers, drawnLayersWords, labelledLayers, threeLayers } from './layer-choice';

describe('threeLayers', () => {
  it.each([
    [1, [0]],
    [2, [0]],
    [3, [0, 1]],
    [4, [0, 1, 2]],
    [11, [0, 4, 9]],
    [31, [0, 14, 29]],
  ])('of %i are %j', (count, three) => {
    expect(threeLayers(count)).toEqual(three);
  });
});

describe('labelledLayers', () => {
  const flat = (count: number) => new Array<number>(count).fill(-3);

  it('labels all of up to twelve layers', () => {
    expect(labelledLayers(flat(12), null, false).size).toBe(12);
  });

  it('labels the first, the hovered and the last of more', () => {
    expect([...labelledLayers(flat(13), 6, false)]).toEqual([0, 12, 6]);
  });

  it('labels first, last hidden and output beside a compared run', () => {
    expect([...labelledLayers(flat(11), null, true)]).toEqual([0, 9, 10]);
    expect([...labelledLayers(flat(1), null, true)]).toEqual([0]);
  });

  it('labels layers that stand out by more than half a decade', () => {
    const decades = flat(30);
    decades[20] = -2;
    decades[25] = -3.4;
    expect(labelledLayers(decades, null, false)).toEqual(new Set([0, 29, 20]));
  });

  it('calls nothing an outlier where all are spread out', () => {
    const vanishing = Array.from({ length: 30 }, (_, index) => index - 30);
    expect(labelledLayers(vanishing, null, false)).toEqual(new Set([0, 29]));
  });
});

describe('drawnLayers', () => {
  it('are all where they can be told apart', () => {
    expect(drawnLayers(31, [])).toHaveLength(31);
    expect(drawnLayersWords(31)).toBe('');
  });

  it('are the first, the last, some evenly between and the given ones of very many', () => {
    const drawn = drawnLayers(201, [7, 200]);
    expect(drawn).toHaveLength(49);
    expect([drawn[0], drawn.at(-1)]).toEqual([0, 200]);
    expect(drawn).toContain(7);
    expect([...drawn].sort((a, b) => a - b)).toEqual(drawn);
    expect(drawnLayersWords(201)).toBe('48 of 201 layers drawn');
  });
});
