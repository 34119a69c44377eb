// Entries of the atlas as docs/formats/atlas.md has them: what the pages here show of them.
import type { Place, Source, Strength } from 'taut-core';

export type FoundPain = {
  kind: string;
  region?: string;
  side?: 'same' | 'opposite' | 'both';
  zone?: 'essential' | 'spillover';
  felt?: number;
  of?: number;
  source?: string;
  against?: string;
};
export type Point = {
  id: string;
  name: string;
  muscle: string;
  depth: string;
  difficulty: string;
  place: { region: string; landmark: string; uncertainty_mm: number };
  feel?: { position?: string | null; method?: string; how?: string | null };
  findings: FoundPain[];
  sources?: string[];
  strength?: Strength;
};
export type Muscle = {
  id: string;
  english: string;
  latin: string | null;
  synonyms: string[];
  part_of: string | null;
  paired: boolean;
  attachments?: { from?: string | null; to?: string | null };
  nerve?: { name?: string | null; roots?: string[] };
  actions: string[];
  factors: { factor: string; shift: number; source: string | null }[];
  points: Point[];
  sources?: string[];
};
export type Condition = {
  id: string;
  english: string;
  latin: string | null;
  synonyms: string[];
  kind: string;
  paired: boolean;
  urgency: string;
  next?: string | null;
  findings: FoundPain[];
  sources?: string[];
  strength?: Strength;
};

/** Name, synonyms, nerve, roots and movements in one: what a muscle is found by. */
const wordsOf = (m: Muscle): string =>
  [m.english, m.latin, ...m.synonyms, m.nerve?.name, ...(m.nerve?.roots ?? []), ...m.actions.map((a) => a.replaceAll('-', ' '))]
    .join('\n')
    .toLowerCase();

export const isFoundBy = (m: Muscle, searched: string): boolean => searched.split(/\s+/).every((w) => wordsOf(m).includes(w));

/** The group of the body where a muscle's first point lies. */
export const groupOf = (m: Muscle, places: Map<string, Place>): string | null => {
  let place = places.get(m.points[0]?.place.region ?? '');
  while (place?.parent) place = places.get(place.parent);
  return place?.id ?? null;
};

/** Areas where a point's pain is felt, what is usual first; an area is usual where one of its regions is. */
export const areasOf = (findings: FoundPain[], places: Map<string, Place>): { id: string; usual: boolean }[] => {
  const areas = new Map<string, boolean>();
  for (const f of findings) {
    if (f.kind !== 'pain' || !f.region) continue;
    const id = places.get(f.region)?.parent ?? f.region;
    areas.set(id, (areas.get(id) ?? false) || f.zone === 'essential');
  }
  return [...areas].map(([id, usual]) => ({ id, usual })).sort((a, b) => Number(b.usual) - Number(a.usual));
};

/** Muscles that send pain to a place, those that usually do first. */
export const causing = (muscles: Muscle[], place: Place): { muscle: Muscle; usual: boolean }[] => {
  const regions = new Set(place.regions ?? [place.id]);
  return muscles
    .flatMap((muscle) => {
      const pains = muscle.points.flatMap((p) => p.findings).filter((f) => f.kind === 'pain' && regions.has(f.region ?? ''));
      return pains.length > 0 ? [{ muscle, usual: pains.some((f) => f.zone === 'essential') }] : [];
    })
    .sort((a, b) => Number(b.usual) - Number(a.usual));
};

export const cited = (m: Muscle, sources: Source[]): Source[] => {
  const ids = new Set([
    ...(m.sources ?? []),
    ...m.factors.map((f) => f.source),
    ...m.points.flatMap((p) => [...(p.sources ?? []), ...p.findings.flatMap((f) => [f.source, f.against])]),
  ]);
  return sources.filter((s) => ids.has(s.id));
};
