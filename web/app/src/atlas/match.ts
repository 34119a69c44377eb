// Which muscles are what is wanted, and in what order: pain that is usual there first, then how much of the skin it takes.
import type { Place, SkinArea } from 'taut-core';
import { type Condition, type Found, findingsOf, isUsual, type Muscle } from './entries';
import type { Wanted } from './wanted';

/** A zone on a place: shares of the place's skin, 0 to 1; null where the place has none, deep inside. */
export type Reach = { place: string; usual: boolean; usualShare: number | null; someShare: number | null };
export type Match<T> = { of: T; reaches: Reach[]; does: string[]; limits: string[] };

export type Known = { places: Map<string, Place>; skin: Map<string, number> };

export const knownOf = (places: Place[], skin: SkinArea[]): Known => ({
  places: new Map(places.map((p) => [p.id, p])),
  skin: new Map(skin.map((s) => [s.region, s.cm2])),
});

/** How a set of findings reaches a place; null: not at all. */
export const reachOf = (findings: Found[], place: Place, { skin }: Known): Reach | null => {
  const regions = place.regions ?? [place.id];
  const zones = new Map<string, boolean>();
  for (const f of findings)
    if (f.kind === 'pain' && f.region && regions.includes(f.region))
      zones.set(f.region, (zones.get(f.region) ?? false) || isUsual(f));
  if (zones.size === 0) return null;
  const areaOf = (some: string[]) => some.reduce((sum, r) => sum + (skin.get(r) ?? 0), 0);
  const all = areaOf(regions);
  const share = (usual: boolean) => (all > 0 ? areaOf(regions.filter((r) => zones.get(r) === usual)) / all : null);
  return { place: place.id, usual: [...zones.values()].includes(true), usualShare: share(true), someShare: share(false) };
};

/** Of every place that is wanted; null where one is not reached, or not known. */
const reachesOf = (findings: Found[], pain: string[], known: Known): Reach[] | null => {
  const reaches = pain.map((id) => {
    const place = known.places.get(id);
    return place ? reachOf(findings, place, known) : null;
  });
  return reaches.some((r) => r === null) ? null : (reaches as Reach[]);
};

/** Movements that are limited, or that hurt. */
export const limitsOf = (findings: Found[]): string[] => [
  ...new Set(findings.flatMap((f) => (f.kind === 'limits' && f.id ? [f.id] : []))),
];

/** What a muscle and another cause are looked up by. */
type Traits<T> = { of: T; findings: Found[]; roots: string[]; actions: string[] };

const matchOf = <T>({ of, findings, roots, actions }: Traits<T>, w: Wanted, known: Known): Match<T> | null => {
  const limited = limitsOf(findings);
  if (!w.root.every((r) => roots.includes(r))) return null;
  if (!w.move.every((id) => actions.includes(id) || limited.includes(id))) return null;
  const reaches = reachesOf(findings, w.pain, known);
  const among = (some: string[]) => w.move.filter((id) => some.includes(id));
  return reaches && { of, reaches, does: among(actions), limits: among(limited) };
};

const sum = (reaches: Reach[], of: (r: Reach) => number): number => reaches.reduce((all, r) => all + of(r), 0);

/** Higher comes first: usual everywhere, usual skin, any skin, movements done. */
const ranksOf = <T>({ reaches, does }: Match<T>): number[] => [
  sum(reaches, (r) => Number(r.usual)),
  sum(reaches, (r) => r.usualShare ?? 0),
  sum(reaches, (r) => r.someShare ?? 0),
  does.length,
];

const inOrder = <T>(matches: Match<T>[]): Match<T>[] =>
  matches
    .map((match) => ({ match, ranks: ranksOf(match) }))
    .sort((a, b) => {
      const k = a.ranks.findIndex((r, i) => r !== b.ranks[i]);
      return k < 0 ? 0 : b.ranks[k]! - a.ranks[k]!;
    })
    .map(({ match }) => match);

export const musclesFor = (muscles: Muscle[], w: Wanted, known: Known): Match<Muscle>[] =>
  inOrder(
    muscles.flatMap(
      (m) => matchOf({ of: m, findings: findingsOf(m), roots: m.nerve?.roots ?? [], actions: m.actions }, w, known) ?? [],
    ),
  );

export const conditionsFor = (conditions: Condition[], w: Wanted, known: Known): Match<Condition>[] =>
  inOrder(conditions.flatMap((c) => matchOf({ of: c, findings: c.findings, roots: c.roots ?? [], actions: [] }, w, known) ?? []));
