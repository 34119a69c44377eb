// What each region of the surface is coated with: the pain that was told, and where a muscle's pain is felt.
import type { Candidate, Mesh, Place, Side, Understood } from 'taut-core';

export type Grade = 'mild' | 'moderate' | 'severe';
export type Zone = 'essential' | 'spillover';
export type Hurt = { kind: 'pain' | 'numbness'; grade: Grade };
export type Coats = { hurts: Map<string, Hurt>; zones: Map<string, Zone> };

const grades: Grade[] = ['mild', 'moderate', 'severe'];

export const spotKey = (region: string, side: Side): string => `${region} ${side}`;

/** A place and side as spots of the surface: an area is all of its regions, a side that was not said is both. */
const spotsOf = (id: string, side: Side, places: Map<string, Place>): string[] => {
  const place = places.get(id);
  if (!place) return [];
  if (place.type !== 'region') return (place.regions ?? []).flatMap((r) => spotsOf(r, side, places));
  if (!place.paired) return [spotKey(id, 'midline')];
  return (side === 'left' || side === 'right' ? [side] : (['left', 'right'] as const)).map((s) => spotKey(id, s));
};

const gradeOf = ({ level }: Understood): Grade => grades.find((g) => g === level) ?? 'moderate';

export const hurtsOf = (understood: Understood[], places: Map<string, Place>): Coats['hurts'] => {
  const hurts: Coats['hurts'] = new Map();
  for (const u of understood) {
    const { kind } = u;
    if ((kind !== 'pain' && kind !== 'numbness') || u.negated || u.inferred || !u.region || u.level === 'none') continue;
    for (const spot of spotsOf(u.region, u.side ?? 'unstated', places)) {
      const before = hurts.get(spot);
      if (!before || grades.indexOf(before.grade) < grades.indexOf(gradeOf(u))) hurts.set(spot, { kind, grade: gradeOf(u) });
    }
  }
  return hurts;
};

/** What the atlas has on a point, as far as it is shown. */
export type PointEntry = { findings?: { kind: string; region?: string; side?: string; zone?: Zone }[] };

const opposite: Partial<Record<Side, Side>> = { left: 'right', right: 'left' };

export const zonesOf = (point: PointEntry, side: Candidate['side'], places: Map<string, Place>): Coats['zones'] => {
  const zones: Coats['zones'] = new Map();
  for (const f of point.findings ?? []) {
    if (f.kind !== 'pain' || !f.region || !f.zone) continue;
    const on = f.side === 'same' ? side : f.side === 'opposite' ? (opposite[side] ?? side) : 'both';
    for (const spot of spotsOf(f.region, on, places)) if (zones.get(spot) !== 'essential') zones.set(spot, f.zone);
  }
  return zones;
};

const sideAt = (mesh: Pick<Mesh, 'half'>, place: Place, triangle: number): Side =>
  !place.paired ? 'midline' : triangle < mesh.half ? 'left' : 'right';

/** The region and side of a triangle; places: in the order of the core. */
export const spotAt = (mesh: Pick<Mesh, 'half' | 'regions'>, places: Place[], triangle: number): { region: string; side: Side } => {
  const place = places[mesh.regions[triangle]!]!;
  return { region: place.id, side: sideAt(mesh, place, triangle) };
};

/** For each point of the surface, how much its triangles are covered, 0..1; at a border the fuller one decides. */
export const byPoint = (mesh: Mesh, places: Place[], coverOf: (spot: string) => number): Float32Array => {
  const cover = new Float32Array(mesh.points.length / 3);
  const known = new Map<number, number>();
  for (let t = 0; t < mesh.regions.length; t++) {
    const key = 2 * mesh.regions[t]! + Number(t < mesh.half);
    let value = known.get(key);
    if (value === undefined) {
      const { region, side } = spotAt(mesh, places, t);
      value = coverOf(spotKey(region, side));
      known.set(key, value);
    }
    if (value === 0) continue;
    for (let k = 3 * t; k < 3 * t + 3; k++) cover[mesh.triangles[k]!] = Math.max(cover[mesh.triangles[k]!]!, value);
  }
  return cover;
};
