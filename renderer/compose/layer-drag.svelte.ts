import type { Connection } from '../../shared/network/network';
import type { Point } from './edge-route';
import type { PaletteItem } from './palette-items';

/** What the pointer carries: something new from the palette, or a docked layer taken off its node. */
export type Dragged =
  | { readonly kind: 'item'; readonly item: PaletteItem }
  | { readonly kind: 'docked'; readonly layer: string; readonly words: string };

export type DropTarget =
  | { readonly kind: 'node'; readonly id: string }
  | { readonly kind: 'connection'; readonly connection: Connection }
  | { readonly kind: 'canvas'; readonly at: Point };

/** How far the pointer moves before a press becomes a drag. */
const threshold = 4;

/**
 * One drag at a time, by pointer events: the pressed element captures the pointer, a ghost follows it, and what lies
 * under it says where the layer would go.
 */
export class LayerDrag {
  readonly #findTarget: (at: Point) => DropTarget | null;
  readonly #drop: (dragged: Dragged, target: DropTarget) => void;
  /** From a place on the screen to a position in the file; the canvas knows and tells. */
  positionOf: (at: Point) => readonly [x: number, y: number] = ({ x, y }) => [x, y];
  #pressed = $state.raw<{ readonly dragged: Dragged; readonly at: Point } | null>(null);
  #dragged = $state.raw<Dragged | null>(null);
  #pointer = $state.raw<Point>({ x: 0, y: 0 });
  #target = $state.raw<DropTarget | null>(null);

  constructor(
    findTarget: (at: Point) => DropTarget | null,
    drop: (dragged: Dragged, target: DropTarget) => void,
  ) {
    this.#findTarget = findTarget;
    this.#drop = drop;
  }

  /** null until the pointer has moved far enough. */
  get dragged(): Dragged | null {
    return this.#dragged;
  }

  /** True from the press on. */
  get isHeld(): boolean {
    return this.#pressed !== null;
  }

  get pointer(): Point {
    return this.#pointer;
  }

  get target(): DropTarget | null {
    return this.#target;
  }

  press(dragged: Dragged, at: Point): void {
    this.#pressed = { dragged, at };
  }

  move(at: Point): void {
    const pressed = this.#pressed;
    if (pressed === null) return;
    const distance = Math.hypot(at.x - pressed.at.x, at.y - pressed.at.y);
    if (this.#dragged === null && distance < threshold) return;
    this.#dragged = pressed.dragged;
    this.#pointer = at;
    this.#target = this.#findTarget(at);
  }

  /** True where a drag ended, so that the click that follows is none. */
  release(): boolean {
    const dragged = this.#dragged;
    const target = this.#target;
    this.cancel();
    if (dragged === null) return false;
    if (target !== null) this.#drop(dragged, target);
    return true;
  }

  cancel(): void {
    this.#pressed = null;
    this.#dragged = null;
    this.#target = null;
  }
}
