import type { Mesh, Place } from 'taut-core';
import { load, type TautCore } from 'taut-core/node';
import { beforeAll, expect, test } from 'vitest';
import { byPoint, hurtsOf, type PointEntry, spotAt, spotKey, zonesOf } from './coats';

let core: TautCore, places: Place[], byId: Map<string, Place>, mesh: Mesh;
beforeAll(async () => {
  core = await load();
  places = core.regions();
  byId = new Map(places.map((p) => [p.id, p]));
  mesh = core.mesh();
});

test('a mark is a coat of its region and side alone', () => {
  const { understood } = core.locate({
    layers: [{ sensation: 'pain', marks: [{ region: 'temple-anterior', side: 'left', level: 'severe' }] }],
  });
  expect([...hurtsOf(understood, byId)]).toEqual([[spotKey('temple-anterior', 'left'), { kind: 'pain', grade: 'severe' }]]);
});

test('a muscle’s zone lies on its own side', () => {
  const zones = zonesOf(core.entry('points', 'infraspinatus-1') as PointEntry, 'right', byId);
  expect(zones.get(spotKey('upper-arm-anterior-proximal', 'right'))).toBe('essential');
  expect(zones.get(spotKey('wrist-radial', 'right'))).toBe('spillover');
  expect([...zones.keys()].some((k) => k.endsWith(' left'))).toBe(false);
});

test('covers lie where the body has the region', () => {
  const anyLeft = places.findIndex((p) => p.paired && mesh.regions.includes(places.indexOf(p)));
  const wanted = spotKey(places[anyLeft]!.id, 'left');
  const cover = byPoint(mesh, places, (s) => (s === wanted ? 1 : 0));
  const covered = [...cover.keys()].filter((p) => cover[p] === 1);
  expect(covered.length).toBeGreaterThan(3);
  for (const p of covered) expect(mesh.points[3 * p]).toBeGreaterThanOrEqual(0);
  expect(spotAt(mesh, places, mesh.half).side).not.toBe('left');
});
