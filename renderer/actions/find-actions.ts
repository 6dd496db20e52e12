import { actionSections } from './action';
import type { ActionSection } from './action';

/** An action as the palette lists it. */
export interface ListedAction {
  readonly name: string;
  readonly words: string;
  readonly section: ActionSection;
}

/** Actions that have every word of the search, those with a word that begins so first, else section by section. */
export function findActions<Listed extends ListedAction>(
  listed: readonly Listed[],
  search: string,
): readonly Listed[] {
  const wanted = search.toLowerCase().split(/\s+/u).filter(Boolean);
  const found = listed
    .map((action) => ({ action, rank: rankOf(`${action.words} ${action.section}`, wanted) }))
    .filter(({ rank }) => rank !== null);
  const place = ({ action }: { readonly action: Listed }) => actionSections.indexOf(action.section);
  return found
    .sort((one, other) => (one.rank ?? 0) - (other.rank ?? 0) || place(one) - place(other))
    .map(({ action }) => action);
}

/** How many of the wanted words stand only inside of words; null where one is missing. */
function rankOf(text: string, wanted: readonly string[]): number | null {
  const lower = text.toLowerCase();
  const words = lower.split(/[^\p{L}\p{N}]+/u);
  let rank = 0;
  for (const part of wanted) {
    if (words.some((word) => word.startsWith(part))) continue;
    if (!lower.includes(part)) return null;
    rank += 1;
  }
  return rank;
}
