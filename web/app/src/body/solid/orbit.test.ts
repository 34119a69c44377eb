import type { View } from 'taut-core';
import { load } from 'taut-core/node';
import { beforeAll, expect, test } from 'vitest';
import { moved, orbitOf, seenFrom, turned, zoomed } from './orbit';

let views: View[];
beforeAll(async () => {
  views = (await load()).views();
});
const orbit = (name: string) => orbitOf(views.find((v) => v.name === name)!);

test('begins where the flat view looks from', () => {
  for (const name of ['front', 'back', 'left', 'right'] as const) expect(seenFrom(orbit(name))).toBe(name);
  expect(orbit('soles').pitch).toBeLessThan(-1);
});

test('a quarter turn toward the person’s left shows the left side', () => {
  expect(seenFrom(turned(orbit('front'), Math.PI / 2, 0))).toBe('left');
  expect(seenFrom(turned(orbit('front'), -Math.PI / 2, 0))).toBe('right');
  expect(turned(orbit('front'), 0, 9).pitch).toBeLessThan(Math.PI / 2);
});

test('moving takes what is seen along, from behind too', () => {
  expect(moved(orbit('front'), 100, 0).target[0]).toBeCloseTo(-100);
  expect(moved(orbit('back'), 100, 0).target[0]).toBeCloseTo(100);
  expect(moved(orbit('front'), 0, 100).target[1]).toBeCloseTo(orbit('front').target[1] - 100);
});

test('zooming keeps the place that is pointed at', () => {
  const before = orbit('front');
  const after = zoomed(before, 0.5, [100, 200]);
  expect(after.span).toBe(before.span / 2);
  expect(after.target[0]).toBeCloseTo(before.target[0] + 50);
  expect(after.target[1]).toBeCloseTo(before.target[1] + 100);
});
