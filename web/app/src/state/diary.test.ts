import { expect, test } from 'vitest';
import { courseOf, daysOf, type Entry, rolling, since } from './diary';

const entry = (day: number, nrs: number, hour = 9): Entry => ({
  at: new Date(2026, 10, day, hour).toISOString(),
  nrs,
  sleep: null,
  did: '',
  note: '',
  layers: [],
});

test('several entries of a day make one day', () => {
  expect(daysOf([entry(2, 4), entry(2, 8, 20), entry(3, 5)])).toEqual([
    { day: '2026-11-02', mean: 6, least: 4, most: 8, n: 2 },
    { day: '2026-11-03', mean: 5, least: 5, most: 5, n: 1 },
  ]);
});

test('the line is the mean of the seven days that end there', () => {
  const [, second, third] = rolling([entry(1, 8), entry(2, 6), entry(9, 2)]);
  expect(second).toMatchObject({ mean: 7, low: 6, high: 8 });
  expect(third).toMatchObject({ mean: 2, low: 2, high: 2 });
});

test('a course is told only where the first and the last week are apart', () => {
  expect(courseOf([])).toBeNull();
  expect(courseOf([entry(1, 8), entry(6, 2)])).toBeNull();
  expect(courseOf([entry(1, 8), entry(2, 6), entry(15, 3)])).toEqual({ first: 7, last: 3 });
});

test('a span holds the entries of its days', () => {
  const entries = [entry(1, 8), entry(20, 6), entry(21, 4)];
  const now = new Date(2026, 10, 21, 12);
  expect(since(entries, 'week', now)).toEqual(entries.slice(1));
  expect(since(entries, 'month', now)).toEqual(entries);
  expect(since([entry(1, 8)], 'all', new Date(2030, 1, 1))).toHaveLength(1);
});
