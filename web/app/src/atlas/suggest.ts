// What typed words may mean beside a name: places that hurt, nerve roots, movements.
import type { Hit, Language, Place } from 'taut-core';
import { movementsIn } from '../words/movements';
import type { Filter } from './wanted';

export type Suggestion = { filter: Filter; id: string; name: string };

const MOST_PLACES = 5;
const MOST_MOVEMENTS = 4;

/** Letters without their accents and case. */
export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Every word of what is searched begins a word of the text, or stands within it when it is long enough. */
export const holds = (text: string, searched: string): boolean => {
  const all = folded(text);
  return folded(searched)
    .split(/\s+/)
    .filter(Boolean)
    .every((w) => (w.length > 2 ? all.includes(w) : all.split(/[^\p{L}\p{N}]+/u).some((t) => t.startsWith(w))));
};

type Known = {
  hits: Hit[];
  places: Map<string, Place>;
  roots: string[];
  language: Language;
};

export const suggestionsFor = (searched: string, { hits, places, roots, language }: Known): Suggestion[] => {
  const found = hits.flatMap((h) => (h.kind === 'places' ? (places.get(h.id) ?? []) : []));
  const named = language === 'en' ? [] : [...places.values()].filter((p) => holds(p.name, searched)); // English words the core knows
  const movements = movementsIn(language).flatMap(([, some]) => some.filter((m) => holds(m.name, searched)));
  return [
    ...roots.filter((r) => folded(r) === folded(searched)).map((id): Suggestion => ({ filter: 'root', id, name: id })),
    ...[...new Set([...named, ...found])]
      .slice(0, MOST_PLACES)
      .map((p): Suggestion => ({ filter: 'pain', id: p.id, name: p.name })),
    ...movements.slice(0, MOST_MOVEMENTS).map((m): Suggestion => ({ filter: 'move', id: m.id, name: m.name })),
  ];
};
