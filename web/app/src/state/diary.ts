// The diary: as many entries a day as one likes, kept on the device.
import type { Layer } from 'taut-core';
import { Store } from './store';

export type Sleep = 'good' | 'middling' | 'bad';
export type Entry = { at: string; nrs: number; sleep: Sleep | null; did: string; note: string; layers: Layer[] };

export const diary = new Store<Entry[]>('diary', []);

export const addEntry = (entry: Entry): void => diary.change((now) => [...now, entry].sort((a, b) => a.at.localeCompare(b.at)));
export const removeEntry = (at: string): void => diary.change((now) => now.filter((e) => e.at !== at));

/** "2026-11-21", in the person's own time. */
export const dayOf = (at: string | Date): string => {
  const d = new Date(at);
  const two = (v: number) => String(v).padStart(2, '0');
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`;
};

export type Day = { day: string; mean: number; least: number; most: number; n: number };

/** One row a day that has entries, first to last. */
export const daysOf = (entries: Entry[]): Day[] => {
  const days = new Map<string, number[]>();
  for (const e of entries) days.set(dayOf(e.at), [...(days.get(dayOf(e.at)) ?? []), e.nrs]);
  return [...days]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([day, all]) => ({
      day,
      mean: all.reduce((sum, v) => sum + v, 0) / all.length,
      least: Math.min(...all),
      most: Math.max(...all),
      n: all.length,
    }));
};

const DAY_MS = 86_400_000;
const spanDays = { week: 7, month: 30, quarter: 90, all: Number.POSITIVE_INFINITY } as const;
export type Span = keyof typeof spanDays;
export const spans = Object.keys(spanDays) as Span[];

/** The entries of the days that end now. */
export const since = (entries: Entry[], span: Span, now: Date): Entry[] =>
  entries.filter((e) => now.getTime() - Date.parse(e.at) < spanDays[span] * DAY_MS);

export type Rolling = { at: number; mean: number; low: number; high: number };

/** For each entry, mean and spread (one standard deviation) of the seven days that end with it. */
export const rolling = (entries: Entry[]): Rolling[] =>
  entries.map((e) => {
    const at = Date.parse(e.at);
    const near = entries.filter((o) => Date.parse(o.at) <= at && Date.parse(o.at) > at - 7 * DAY_MS).map((o) => o.nrs);
    const mean = near.reduce((sum, v) => sum + v, 0) / near.length;
    const spread = Math.sqrt(near.reduce((sum, v) => sum + (v - mean) ** 2, 0) / near.length);
    return { at, mean, low: Math.max(0, mean - spread), high: Math.min(10, mean + spread) };
  });

const meanWithin = (entries: Entry[], from: number, until: number): number | null => {
  const some = entries.filter((e) => Date.parse(e.at) >= from && Date.parse(e.at) <= until);
  return some.length > 0 ? some.reduce((sum, e) => sum + e.nrs, 0) / some.length : null;
};

/** Means of the first and the last seven days; null where they overlap, and nothing can be compared. */
export const courseOf = (entries: Entry[]): { first: number; last: number } | null => {
  const [begin, end] = [entries[0], entries.at(-1)].map((e) => Date.parse(e?.at ?? ''));
  if (begin === undefined || end === undefined || !(end - begin >= 7 * DAY_MS)) return null;
  const first = meanWithin(entries, begin, begin + 7 * DAY_MS - 1);
  const last = meanWithin(entries, end - 7 * DAY_MS + 1, end);
  return first === null || last === null ? null : { first, last };
};
