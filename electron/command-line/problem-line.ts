import type { Place, Problem } from '../../shared/problems/problem';

/** A problem as one line: where, what, and what to do about it. */
export function problemLine({ message, hint, place }: Problem): string {
  const where = place === undefined ? '' : placeWords(place);
  const text = hint === undefined ? message : `${message} ${hint}`;
  const alreadySaid = where === '' || message.includes(where);
  return (alreadySaid ? text : `${where}: ${text}`).replace(/\s*\n\s*/g, ' ');
}

function placeWords(place: Place): string {
  switch (place.kind) {
    case 'layer':
      return place.layer;
    case 'connection':
      return `${place.from} -> ${place.to}`;
    case 'field':
      return place.path;
    case 'file':
      // Messages name the file themselves, and the line where there is one.
      return '';
    case 'epoch':
      return `epoch ${place.epoch}`;
  }
}
