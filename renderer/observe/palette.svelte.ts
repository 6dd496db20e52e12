import { createSubscriber } from 'svelte/reactivity';
import { depthColour } from '../lab/depth-colour';
import { magnitudeInk } from './magnitude-ink';
import type { SeriesColour } from './picture';

/** The colours of the window's tokens as a canvas needs them, "#rrggbb". */
export interface Palette {
  readonly isDark: boolean;
  readonly font: string;
  readonly surface: string;
  readonly shade: string;
  readonly line: string;
  readonly line2: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly accent: string;
  readonly problem: string;
  readonly problemSoft: string;
  /** The magnitude ramp, packed for ImageData. */
  readonly magnitude: Uint32Array;
  /** Signed values, packed: from below 0 through the surface to above it. */
  readonly diverging: Uint32Array;
}

export function colourOf(colour: SeriesColour, palette: Palette): string {
  return colour.of === 'depth'
    ? depthColour(colour.depth, colour.count, palette.isDark)
    : palette[colour.of];
}

/** share: 0 is clear, 1 opaque. */
export function withOpacity(hex: string, share: number): string {
  const alpha = Math.round(share * 255);
  return hex + alpha.toString(16).padStart(2, '0');
}

/** The palette of the theme in force; reading it in a derived value or effect follows the theme. */
export class PaletteReader {
  readonly #root: HTMLElement;
  readonly #subscribe: () => void;
  #palette: Palette | null = null;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#subscribe = createSubscriber((update) => {
      const observer = new MutationObserver(() => {
        this.#palette = null;
        update();
      });
      observer.observe(root, { attributes: true, attributeFilter: ['data-theme'] });
      return () => observer.disconnect();
    });
  }

  get current(): Palette {
    this.#subscribe();
    this.#palette ??= readPalette(this.#root);
    return this.#palette;
  }
}

function readPalette(root: HTMLElement): Palette {
  const style = getComputedStyle(root);
  const token = (name: string) => sixDigits(style.getPropertyValue(`--${name}`).trim());
  return {
    isDark: root.dataset.theme === 'dark',
    font: style.getPropertyValue('--font').trim(),
    surface: token('surface'),
    shade: token('shade'),
    line: token('line'),
    line2: token('line2'),
    ink: token('ink'),
    ink2: token('ink2'),
    ink3: token('ink3'),
    accent: token('accent'),
    problem: token('problem'),
    problemSoft: token('problem-soft'),
    magnitude: magnitudeInk([0, 1, 2, 3, 4, 5].map((stop) => token(`magnitude-${stop}`))),
    diverging: magnitudeInk([token('below-zero'), token('surface'), token('above-zero')]),
  };
}

/** A build may shorten "#ffffff" to "#fff". */
function sixDigits(hex: string): string {
  const [, red, green, blue] = /^#([\da-f])([\da-f])([\da-f])$/i.exec(hex) ?? [];
  return red === undefined ? hex : `#${red}${red}${green}${green}${blue}${blue}`;
}
