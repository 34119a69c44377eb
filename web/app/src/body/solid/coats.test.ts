import type { Mesh, Place } from 'taut-core';
import { load, type TautCore } from 'taut-core/node';
import { beforeAll, expect, test } from 'vitest';
import { Coater, spotAt } from './coats';

let core: TautCore, places: Place[], mesh: Mesh;
beforeAll(async () => {
  core = await load();
  places = core.regions();
  mesh = core.mesh();
});

const coating = () => new Uint8Array((2 * mesh.points.length) / 3);

test('a point within painted skin is wholly coated, one outside not at all', () => {
  const marks = [{ region: 'chest-upper', side: 'left' as const, level: 'severe' as const }];
  const at = places.find((p) => p.paired && p.type === 'region' && mesh.regions.includes(places.indexOf(p)))!;
  const coat = core.coat({ layers: [{ sensation: 'pain', marks: [{ ...marks[0]!, region: at.id }] }] });
  const into = coating();
  new Coater(mesh).drawn(coat.pain, into);
  const within = new Set<number>();
  const without = new Set<number>();
  for (let t = 0; t < mesh.regions.length; t++) {
    const { region, side } = spotAt(mesh, places, t);
    for (let k = 3 * t; k < 3 * t + 3; k++) (region === at.id && side === 'left' ? within : without).add(mesh.triangles[k]!);
  }
  const inside = [...within].filter((p) => !without.has(p));
  expect(inside.length).toBeGreaterThan(3);
  for (const p of inside) expect([into[2 * p], into[2 * p + 1]]).toEqual([255, 255]);
  for (const p of without) if (!within.has(p)) expect(into[2 * p]).toBe(0);
});

test('one triangle alone is seen, and bare skin is bare', () => {
  const text = `${'0'.repeat(7)}2${'0'.repeat(mesh.regions.length - 8)}`;
  const into = coating();
  const coater = new Coater(mesh);
  coater.drawn(text, into);
  for (let k = 21; k < 24; k++) expect(into[2 * mesh.triangles[k]!]).toBeGreaterThan(127);
  coater.drawn(undefined, into);
  expect(into.every((v) => v === 0)).toBe(true);
});

test('a usual zone is stronger than one of some people', () => {
  const { zone } = core.coat(null, { point: 'infraspinatus-1', side: 'right' });
  const into = coating();
  new Coater(mesh).zone(zone, into);
  const of = (kind: string) => 3 * [...zone!].findIndex((c, t) => c === kind && spotAt(mesh, places, t).side === 'right');
  expect(into[2 * mesh.triangles[of('2')]! + 1]).toBe(254);
  expect(new Set(into.filter((_, k) => k % 2 === 1))).toEqual(new Set([0, 127, 254]));
});
