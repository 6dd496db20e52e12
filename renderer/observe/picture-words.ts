import { isBlank } from './picture';
import type { Picture, Series } from './picture';

/** The picture in one or two sentences, for people who do not see it. */
export function pictureWords(title: string, picture: Picture): string {
  const { x, series, reference, notes } = picture;
  const over =
    x.scale === 'epochs'
      ? `epochs ${x.low} to ${x.high}`
      : `${x.names.length} ${x.title ?? 'layer'}s`;
  if (isBlank(picture)) return `${title} over ${over}: nothing to show yet.`;
  const lines = shortest(series).map(seriesWords);
  const left = series.length - lines.length;
  const more = left > 0 ? [`and ${left} more, see the list or the table`] : [];
  const named = reference === null ? [] : [`Reference line: ${reference.words}.`];
  const said = notes.map(({ words }) => `${words}.`);
  return [`${title} over ${over}: ${[...lines, ...more].join('; ')}.`, ...named, ...said].join(' ');
}

/** "run 2, layer 3, dashed: 4.5·10⁻⁹" */
function seriesWords({ run, label, style, last }: Series): string {
  return `${run}, ${label}${style === 'solid' ? '' : `, ${style}`}: ${last}`;
}

const mostSeries = 4;

/** The first and the last ones, where there are too many to say. */
function shortest(series: readonly Series[]): readonly Series[] {
  if (series.length <= mostSeries) return series;
  return [...series.slice(0, mostSeries / 2), ...series.slice(-mostSeries / 2)];
}
