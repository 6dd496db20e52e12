import { chartTabs } from './chart-tabs';
import type { ChartChoice, ChartTab } from './chart-tabs';

/** Points at charts from outside of them: which tab is in front, and what is marked in it. */
export class ChartPointer {
  #tab = $state.raw<string>(chartTabs[0].name);
  #columns = $state.raw<2 | 3>(2);
  #quantity = $state.raw<string | null>(null);

  get tab(): string {
    return this.#tab;
  }

  bringToFront(tab: string): void {
    this.#tab = tab;
  }

  /** There is room for so many charts beside each other. */
  layOutIn(columns: 2 | 3): void {
    this.#columns = columns;
  }

  /** Of the tab in front. */
  get charts(): readonly ChartChoice[] {
    return this.#chartsOf(this.#front);
  }

  /** The first chart of the tab in front is as high as two. */
  get hasTallFirst(): boolean {
    return this.#front.hasTallFirst ?? false;
  }

  /** Marks the charts of a signal, or of the `loss`, until `unmark`. */
  mark(quantity: string): void {
    this.#quantity = quantity;
  }

  unmark(): void {
    this.#quantity = null;
  }

  isMarked(chart: string): boolean {
    return this.#quantity !== null && chartNamesOf(this.#quantity).includes(chart);
  }

  /** Brings a tab to the front that charts the quantity, unless the one in front does. */
  show(quantity: string): void {
    const names = chartNamesOf(quantity);
    const isThere = (charts: readonly ChartChoice[]) =>
      charts.some(({ name }) => names.includes(name));
    if (isThere(this.charts)) return;
    this.#tab = chartTabs.find((tab) => isThere(this.#chartsOf(tab)))?.name ?? this.#tab;
  }

  get #front(): ChartTab {
    return chartTabs.find(({ name }) => name === this.#tab) ?? chartTabs[0];
  }

  #chartsOf({ inTwo, inThree }: ChartTab): readonly ChartChoice[] {
    return this.#columns === 3 ? inThree : inTwo;
  }
}

/** Names of the charts that show it without being switched; else of those that can be. */
export function chartNamesOf(quantity: string): readonly string[] {
  const charts = chartTabs.flatMap(({ inTwo, inThree }) => [...inTwo, ...inThree]);
  const named = charts.filter(({ name }) => name === quantity);
  const first = charts.filter((chart) => 'signals' in chart && chart.signals[0] === quantity);
  const able = charts.filter(
    (chart) => 'signals' in chart && chart.signals.some((signal) => signal === quantity),
  );
  const found = [named, first, able].find(({ length }) => length > 0) ?? [];
  return [...new Set(found.map(({ name }) => name))];
}
