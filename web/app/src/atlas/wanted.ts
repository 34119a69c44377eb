// What is looked for in the atlas, as it stands in the address: a link that is shared opens the same list.

/** All that is chosen must hold. */
export type Wanted = {
  /** Typed. */
  words: string;
  /** Places that hurt, nerve roots ("C5"), movements: by their ids. */
  pain: string[];
  root: string[];
  move: string[];
};
export type Filter = Exclude<keyof Wanted, 'words'>;

export const filters: Filter[] = ['pain', 'root', 'move'];
const WORDS = 'q';

export const wantedOf = (query: URLSearchParams): Wanted => {
  const list = (key: Filter) => [...new Set((query.get(key) ?? '').split(',').filter(Boolean))];
  return { words: query.get(WORDS) ?? '', pain: list('pain'), root: list('root'), move: list('move') };
};

export const queryOf = (w: Wanted): URLSearchParams => {
  const query = new URLSearchParams();
  if (w.words) query.set(WORDS, w.words);
  for (const f of filters) if (w[f].length > 0) query.set(f, w[f].join(','));
  return query;
};

export const isChosen = (w: Wanted): boolean => filters.some((f) => w[f].length > 0);

export const toggled = (w: Wanted, filter: Filter, id: string): Wanted => ({
  ...w,
  [filter]: w[filter].includes(id) ? w[filter].filter((x) => x !== id) : [...w[filter], id],
});
