import { expect, test } from 'vitest';
import { partAt, partsOf } from './Timer';

test('holds and rests follow each other, and no rest follows the last hold', () => {
  const parts = partsOf({ repeats: 2, hold_s: 30, rest_s: 10 });
  expect(parts.map((p) => [p.resting, p.seconds])).toEqual([
    [false, 30],
    [true, 10],
    [false, 30],
  ]);
  expect(partAt(parts, 0)).toMatchObject({ left: 30, part: { hold: 1, resting: false } });
  expect(partAt(parts, 30)).toMatchObject({ left: 10, part: { hold: 1, resting: true } });
  expect(partAt(parts, 69.5)).toMatchObject({ left: 1, part: { hold: 2, resting: false } });
  expect(partAt(parts, 70)).toBeNull();
});
