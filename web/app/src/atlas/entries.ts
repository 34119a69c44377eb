// Entries of the atlas as docs/formats/atlas.md has them: what the pages here show of them.
import type { Language, Place, Source, Strength } from 'taut-core';
import { movementName } from '../words/movements';
import { holds } from './suggest';

/** A finding that a cause brings: pain with its place, a movement that is limited or hurts. */
export type Found = {
  kind: string;
  region?: string;
  /** Of a movement or another term. */
  id?: string;
  side?: 'same' | 'opposite' | 'both';
  zone?: 'essential' | 'spillover';
  felt?: number;
  of?: number;
  /** Of other causes, which have no zones: how often it is felt, 0 to 1. */
  chance?: number;
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
  findings: Found[];
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
  roots?: string[];
  findings: Found[];
  sources?: string[];
  strength?: Strength;
};

export type Dermatome = { id: string; name: string; regions: string[]; also: string[] };

/** From the head down, as roots are counted; cranial nerves first. */
const orderOf = (root: string): number => {
  const [, level, number] = /^([CTLS])(\d+)$/.exec(root) ?? [];
  return level ? 100 * ('CTLS'.indexOf(level) + 1) + Number(number) : 0;
};

/** Roots that serve a muscle or the skin. */
export const rootsOf = (muscles: Muscle[], dermatomes: Dermatome[]): string[] =>
  [...new Set([...dermatomes.map((d) => d.name), ...muscles.flatMap((m) => m.nerve?.roots ?? [])])].sort(
    (a, b) => orderOf(a) - orderOf(b) || a.localeCompare(b),
  );

/** Name, synonyms, nerve, roots and movements in one: what a muscle is found by. */
const wordsOf = (m: Muscle, language: Language): string =>
  [
    m.english,
    m.latin,
    ...m.synonyms,
    m.nerve?.name,
    ...(m.nerve?.roots ?? []),
    ...m.actions.flatMap((a) => [a.replaceAll('-', ' '), movementName(a, language)]),
  ].join(' ');

export const isFoundBy = (m: Muscle, searched: string, language: Language): boolean => holds(wordsOf(m, language), searched);

export const findingsOf = (m: Muscle): Found[] => m.points.flatMap((p) => p.findings);

/** The group of the body that a place lies in. */
export const groupOf = (id: string, places: Map<string, Place>): string | null => {
  let place = places.get(id);
  while (place?.parent) place = places.get(place.parent);
  return place?.id ?? null;
};

const USUAL_CHANCE = 0.5;

/** Most people with it feel it there. */
export const isUsual = ({ zone, chance = 0 }: Found): boolean => (zone ? zone === 'essential' : chance >= USUAL_CHANCE);

/** Areas where a point's pain is felt, what is usual first; an area is usual where one of its regions is. */
export const areasOf = (findings: Found[], places: Map<string, Place>): { id: string; usual: boolean }[] => {
  const areas = new Map<string, boolean>();
  for (const f of findings) {
    if (f.kind !== 'pain' || !f.region) continue;
    const id = places.get(f.region)?.parent ?? f.region;
    areas.set(id, (areas.get(id) ?? false) || isUsual(f));
  }
  return [...areas].map(([id, usual]) => ({ id, usual })).sort((a, b) => Number(b.usual) - Number(a.usual));
};

export const cited = (m: Muscle, sources: Source[]): Source[] => {
  const ids = new Set([
    ...(m.sources ?? []),
    ...m.factors.map((f) => f.source),
    ...m.points.flatMap((p) => [...(p.sources ?? []), ...p.findings.flatMap((f) => [f.source, f.against])]),
  ]);
  return sources.filter((s) => ids.has(s.id));
};
