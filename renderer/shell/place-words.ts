import type { Place } from '../../shared/problems/problem';

/** Where a problem is, for the line under its words; null where the words say it themselves. */
export function placeWords(place: Place | undefined): string | null {
  switch (place?.kind) {
    case 'file':
      return [
        place.file,
        place.line === undefined ? '' : `line ${place.line}`,
        place.column === undefined ? '' : `column ${place.column}`,
      ]
        .filter((part) => part !== '')
        .join(', ');
    case 'field':
      return place.path;
    case 'epoch':
      return place.layer === undefined
        ? `epoch ${place.epoch}`
        : `epoch ${place.epoch}, layer ${place.layer}`;
    case 'layer':
    case 'connection':
    case undefined:
      return null;
  }
}
