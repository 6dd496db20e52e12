import { Chart, LinearScale, LineController, LineElement, PointElement } from 'chart.js';
import type { ChartConfiguration, ChartDataset, ChartOptions } from 'chart.js';
import { drawBackground, drawReferenceWords } from './background';
import { drawMarks } from './marks';
import { textSize } from './plot';
import type { Plot } from './plot';
import { scaleOf } from './plot-scale';
import type { PlotScale, Size } from './plot-scale';
import { drawWords } from './words';
import { horizontalTicks, verticalTicks } from '../axis-ticks';
import type { AxisTick } from '../axis-ticks';
import { depthColour } from '../../lab/depth-colour';
import type { Point } from '../log-axis';
import { colourOf, withOpacity } from '../palette.svelte';
import type { Palette } from '../palette.svelte';
import type { Margins, Picture, Series } from '../picture';

Chart.register(LineController, LineElement, PointElement, LinearScale);

/** All that a drawing depends on. */
export interface Drawing {
  readonly picture: Picture;
  readonly palette: Palette;
  readonly margins: Margins;
  readonly size: Size;
}

type Points = readonly Point[];
type LineDataset = ChartDataset<'line', Points>;
type AxisOptions = NonNullable<ChartOptions<'line'>['scales']>[string];

/**
 * A picture on a canvas by Chart.js, redrawn in place: its lines and axes, with our marks around them.
 * The palette is that of the first drawing, so that Chart.js need not ask for every colour on every update.
 */
export class DrawnChart {
  readonly #chart: Chart<'line', Points>;
  #datasets = new Map<string, LineDataset>();
  #drawing: Drawing;

  constructor(canvas: HTMLCanvasElement, drawing: Drawing, pixelRatio?: number) {
    this.#drawing = drawing;
    this.#chart = new Chart(canvas, this.#configuration(pixelRatio));
    this.#chart.resize(drawing.size.width, drawing.size.height);
    this.#apply();
  }

  draw(drawing: Drawing): void {
    const before = this.#drawing.size;
    this.#drawing = drawing;
    const { width, height } = drawing.size;
    if (width !== before.width || height !== before.height) this.#chart.resize(width, height);
    this.#apply();
  }

  isIn(palette: Palette, pixelRatio: number): boolean {
    return this.#drawing.palette === palette && this.#chart.currentDevicePixelRatio === pixelRatio;
  }

  destroy(): void {
    this.#chart.destroy();
  }

  /**
   * The same object for the same series: Chart.js keeps a line's elements with its dataset. It also keeps
   * what the dots look like, and does not look again on an update without animation, so other dots are
   * another dataset.
   */
  #apply(): void {
    const { picture, palette } = this.#drawing;
    const before = this.#datasets;
    this.#datasets = new Map();
    for (const series of picture.series) {
      const key = `${series.id} ${series.marks}`;
      const dataset = before.get(key) ?? { data: [] };
      this.#datasets.set(key, Object.assign(dataset, styleOf(series, picture, palette)));
    }
    this.#chart.data.datasets = [...this.#datasets.values()];
    this.#fitAxes();
    this.#chart.update('none');
  }

  #configuration(pixelRatio: number | undefined): ChartConfiguration<'line', Points> {
    const { margins } = this.#drawing;
    return {
      type: 'line',
      data: { datasets: [] },
      options: {
        responsive: false,
        maintainAspectRatio: false,
        ...(pixelRatio === undefined ? {} : { devicePixelRatio: pixelRatio }),
        animation: false,
        parsing: false,
        normalized: true,
        events: [],
        layout: { autoPadding: false, padding: { top: margins.top, right: margins.right } },
        scales: {
          x: this.#axis('x', margins.bottom, (size) =>
            horizontalTicks(this.#drawing.picture.x, size),
          ),
          y: this.#axis('y', margins.left, (size) => verticalTicks(this.#drawing.picture.y, size)),
        },
      },
      plugins: [
        {
          id: 'marks',
          beforeDatasetsDraw: (chart) => drawBackground(this.#plot(chart.ctx)),
          afterDatasetsDraw: (chart) => {
            const plot = this.#plot(chart.ctx);
            chart.ctx.save();
            drawMarks(plot);
            drawReferenceWords(plot);
            drawWords(plot);
            chart.ctx.restore();
          },
        },
      ],
    };
  }

  /** thickness: px that the axis takes from the canvas, always the same. */
  #axis(
    axis: 'x' | 'y',
    thickness: number,
    ticksFor: (size: number) => readonly AxisTick[],
  ): AxisOptions {
    const { palette } = this.#drawing;
    return {
      type: 'linear',
      bounds: 'data',
      grid: { display: axis === 'y', color: palette.line, drawTicks: false },
      border: { display: axis === 'x', color: palette.line2 },
      ticks: {
        autoSkip: false,
        maxRotation: 0,
        padding: axis === 'x' ? 5 : 7,
        color: palette.ink3,
        font: { size: textSize, family: palette.font },
        callback: (_value, index, ticks) => ticks[index]?.label ?? '',
      },
      afterBuildTicks: (scale) => {
        const { left, right, top, bottom } = this.#scale();
        const ticks = ticksFor(axis === 'x' ? right - left : bottom - top);
        scale.ticks = ticks.map((tick) => ({ ...tick }));
      },
      afterFit: (scale) => {
        if (axis === 'x') scale.height = thickness;
        else scale.width = thickness;
      },
    };
  }

  #fitAxes(): void {
    const { xLow, xHigh, yLow, yHigh } = this.#scale();
    const { x, y } = this.#chart.options.scales ?? {};
    if (x === undefined || y === undefined) throw new Error('The chart lost its axes.');
    Object.assign(x, { min: xLow, max: xHigh });
    Object.assign(y, { min: yLow, max: yHigh });
  }

  #scale(): PlotScale {
    const { picture, margins, size } = this.#drawing;
    return scaleOf(picture, margins, size);
  }

  #plot(context: CanvasRenderingContext2D): Plot {
    const { picture, palette } = this.#drawing;
    return { context, picture, palette, ...this.#scale() };
  }
}

const fadedOpacity = 0.38;
const comparedOpacity = 0.8;

function styleOf(series: Series, picture: Picture, palette: Palette): LineDataset {
  const opacity =
    series.emphasis === 'faded' ? fadedOpacity : series.style === 'dashed' ? comparedOpacity : 1;
  const colour = withOpacity(colourOf(series.colour, palette), opacity);
  return {
    data: series.points,
    borderColor: colour,
    borderWidth: series.width,
    borderDash: dashOf(series),
    // Round joins cost a third more to draw and cannot be seen at these widths.
    borderJoinStyle: 'bevel',
    showLine: series.marks === 'line' || series.marks === 'stems',
    order: series.emphasis === 'raised' ? -1 : 0,
    ...dotsOf(series, picture, palette, colour),
  };
}

function dashOf({ style }: Series): number[] {
  switch (style) {
    case 'solid':
      return [];
    case 'dashed':
      return [5, 4];
    case 'dotted':
      return [1.5, 2.5];
  }
}

function dotsOf(series: Series, picture: Picture, palette: Palette, colour: string) {
  switch (series.marks) {
    case 'hollow-dots':
      return {
        pointRadius: 2,
        pointBorderWidth: 1,
        pointBorderColor: colour,
        pointBackgroundColor: palette.surface,
      };
    case 'stems': {
      const count = series.points.length;
      const radius = count > 16 ? 2.5 : 4;
      return {
        pointRadius: series.points.map(({ x }) => (x === picture.raisedX ? radius + 2 : radius)),
        pointBorderWidth: 1,
        pointBorderColor: palette.surface,
        pointBackgroundColor: series.points.map(({ x }) => depthColour(x, count, palette.isDark)),
      };
    }
    case 'depth-dots': {
      const count = picture.x.scale === 'layers' ? picture.x.names.length : 1;
      const colours = series.points.map(({ x }) =>
        depthColour(Math.round(x), count, palette.isDark),
      );
      return {
        pointRadius: 3,
        pointBorderWidth: 1,
        pointBorderColor: palette.surface,
        pointBackgroundColor: colours,
      };
    }
    case 'line':
      return { pointRadius: 0 };
  }
}
