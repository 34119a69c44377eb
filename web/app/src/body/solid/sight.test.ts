import type { Mesh, Place } from 'taut-core';
import { load, type TautCore } from 'taut-core/node';
import { beforeAll, expect, test } from 'vitest';
import { spotAt } from './coats';
import { Sight } from './sight';
import { Trail } from './track';

let core: TautCore, mesh: Mesh, places: Place[], sight: Sight;
/** Straight from before, 2000 mm high, the eye very far away: as the flat view sees it. */
const MIDDLE = 852;
const FAR = 1e6;
const before = (): number[] => {
  const f = FAR / 1000;
  return [f, 0, 0, 0, 0, f, 0, 0, 0, 0, 0, -1, 0, -f * MIDDLE, 0, FAR];
};

beforeAll(async () => {
  core = await load();
  places = core.regions();
  mesh = core.mesh();
  sight = new Sight(mesh, before());
});

test('what is met is what the core picks on the flat view', () => {
  for (const [x, y] of [
    [60, 400],
    [-70, 380],
    [0, 100],
    [110, -300],
    [60, 760],
  ] as [number, number][]) {
    const met = sight.at(x / 1000, y / 1000)!;
    expect({ ...spotAt(mesh, places, met.triangle) }).toEqual({ ...core.pick('front', [x, y]) });
    expect(met.at[0]).toBeCloseTo(x, 0);
    expect(met.at[1]).toBeCloseTo(y + MIDDLE, 0);
  }
  expect(sight.at(0.9, 0.9)).toBeNull();
});

test('a way over the skin is one track of near points, and cut where there is none', () => {
  const trail = new Trail((x, y) => sight.at(x, y), 1);
  trail.to(0.02, 0.4);
  trail.to(0.09, 0.38);
  expect(trail.tracks).toHaveLength(1);
  const [track] = trail.tracks;
  expect(track!.points.length).toBeGreaterThan(5);
  track!.points.slice(1).forEach((p, k) => {
    const q = track!.points[k]!;
    expect(Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2])).toBeLessThanOrEqual(50);
  });
  trail.to(0.9, 0.38);
  trail.to(0.09, 0.36);
  expect(trail.tracks.length).toBeGreaterThan(1);
  const strokes = trail.tracks.map((t) => ({ ...t, radius_mm: 12, level: 'severe' as const }));
  const { pain } = core.coat({ layers: [{ sensation: 'pain', strokes }] });
  expect([...pain!].filter((c) => c === '8').length).toBeGreaterThan(100);
});
