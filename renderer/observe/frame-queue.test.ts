import { describe, expect, it } from 'vitest';
import { FrameQueue } from './frame-queue';

/** Frames that pass when the test says so, with a clock that only drawing moves. */
function handDrivenFrames() {
  const callbacks: (() => void)[] = [];
  let time = 0;
  return {
    request: (callback: () => void) => void callbacks.push(callback),
    now: () => time,
    spend: (milliseconds: number) => (time += milliseconds),
    pass: () => callbacks.splice(0).forEach((callback) => callback()),
    get waiting() {
      return callbacks.length;
    },
  };
}

describe('FrameQueue', () => {
  it('draws once a frame however often it is asked', () => {
    const frames = handDrivenFrames();
    const queue = new FrameQueue(frames);
    let draws = 0;
    const draw = () => (draws += 1);
    queue.request(draw);
    queue.request(draw);
    expect(draws).toBe(0);
    frames.pass();
    expect(draws).toBe(1);
    expect(frames.waiting).toBe(0);
  });

  it('moves charts to the next frame when this one is used up', () => {
    const frames = handDrivenFrames();
    const queue = new FrameQueue(frames);
    const drawn: string[] = [];
    for (const name of ['loss', 'weights', 'profile']) {
      queue.request(() => {
        drawn.push(name);
        frames.spend(1.5);
      });
    }
    frames.pass();
    expect(drawn).toEqual(['loss', 'weights']);
    frames.pass();
    expect(drawn).toEqual(['loss', 'weights', 'profile']);
  });

  it('lets one chart take longer than a frame', () => {
    const frames = handDrivenFrames();
    const queue = new FrameQueue(frames);
    let draws = 0;
    queue.request(() => {
      draws += 1;
      frames.spend(40);
    });
    frames.pass();
    expect(draws).toBe(1);
  });

  it('draws nothing that was cancelled', () => {
    const frames = handDrivenFrames();
    const queue = new FrameQueue(frames);
    let draws = 0;
    const draw = () => (draws += 1);
    queue.request(draw);
    queue.cancel(draw);
    frames.pass();
    expect(draws).toBe(0);
  });
});
