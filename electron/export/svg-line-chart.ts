import { escaped } from './escaped';

export interface Line {
  readonly name: string;
  /** null and what is not finite leave a gap. */
  readonly points: readonly (readonly [x: number, y: number | null])[];
}

export interface LineChart {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly lines: readonly Line[];
  /** y is drawn by its logarithm; what is not above 0 leaves a gap. */
  readonly logarithmic: boolean;
}

const [width, height] = [640, 300];
const plot = { left: 64, right: width - 12, top: 12, bottom: height - 44 };
const ticks = 5;

interface Scale {
  readonly least: number;
  readonly most: number;
}

/** A chart as SVG, with its title for screen readers; lines take their colours from classes `line-1`, `line-2`, .... */
export function svgLineChart({ title, xLabel, yLabel, lines, logarithmic }: LineChart): string {
  const drawn = lines.map(({ name, points }) => ({
    name,
    points: points.map(([x, y]) => [x, heightOf(y, logarithmic)] as const),
  }));
  const all = drawn.flatMap(({ points }) => points);
  const x = scaleOf(all.map(([value]) => value));
  const y = scaleOf(all.flatMap(([, value]) => value ?? []));
  const across = (value: number): number => place(value, x, plot.left, plot.right);
  const up = (value: number): number => place(value, y, plot.bottom, plot.top);
  const paths = drawn.map(
    ({ points }, index) =>
      `<path class="line line-${index + 1}" d="${pathOf(points, across, up)}"/>`,
  );
  const grid = tickValues(y).map((value) => {
    const label = logarithmic ? (10 ** value).toExponential(1) : String(round(value));
    const at = up(value).toFixed(1);
    return `<line class="grid" x1="${plot.left}" x2="${plot.right}" y1="${at}" y2="${at}"/><text x="${plot.left - 6}" y="${at}" class="y">${label}</text>`;
  });
  const below = tickValues(x).map(
    (value) =>
      `<text x="${across(value).toFixed(1)}" y="${plot.bottom + 16}" class="x">${round(value)}</text>`,
  );
  const legend = drawn.map(
    ({ name }, index) => `<span class="key key-${index + 1}">${escaped(name)}</span>`,
  );
  return `<figure><figcaption>${escaped(title)}</figcaption>
<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">${grid.join('')}${below.join('')}${paths.join('')}<text x="${(plot.left + plot.right) / 2}" y="${height - 8}" class="x">${escaped(xLabel)}</text><text x="12" y="${(plot.top + plot.bottom) / 2}" class="turned">${escaped(yLabel)}</text></svg>
<p class="legend">${legend.join(' ')}</p></figure>`;
}

function heightOf(y: number | null, logarithmic: boolean): number | null {
  if (y === null || !Number.isFinite(y)) return null;
  if (!logarithmic) return y;
  return y > 0 ? Math.log10(y) : null;
}

function scaleOf(values: readonly number[]): Scale {
  const least = values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
  if (least > most) return { least: 0, most: 1 };
  return least === most ? { least: least - 0.5, most: most + 0.5 } : { least, most };
}

function place(value: number, { least, most }: Scale, from: number, to: number): number {
  return from + ((value - least) / (most - least)) * (to - from);
}

function pathOf(
  points: readonly (readonly [number, number | null])[],
  across: (x: number) => number,
  up: (y: number) => number,
): string {
  let isOpen = false;
  return points
    .map(([x, y]) => {
      if (y === null) {
        isOpen = false;
        return '';
      }
      const command = isOpen ? 'L' : 'M';
      isOpen = true;
      return `${command}${across(x).toFixed(1)} ${up(y).toFixed(1)}`;
    })
    .join('');
}

function tickValues({ least, most }: Scale): readonly number[] {
  return Array.from(
    { length: ticks },
    (_, index) => least + ((most - least) * index) / (ticks - 1),
  );
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
