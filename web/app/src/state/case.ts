// The one case of this device: what the person told, as the core reads it, and what the conversation has said so far.
import { useMemo } from 'react';
import type {
  Answer,
  Case,
  Drawing,
  Figure,
  Finding,
  Layer,
  Level,
  PlaceId,
  Point2,
  Point3,
  Side,
  Stroke,
  TermId,
} from 'taut-core';
import { settings } from './settings';
import { Store } from './store';

export type Sensation = Layer['sensation'];
export type Grade = Exclude<Level, 'none'>;

/** A step of the conversation, in the words in which it was led. */
export type Said = { question: string; asked: string; answered: string };

export type Told = {
  words: string;
  layers: Layer[];
  findings: Finding[];
  answers: Answer[];
  said: Said[];
  /** Checks that the person would not or could not make. */
  skipped: string[];
};

export const nothing: Told = { words: '', layers: [], findings: [], answers: [], said: [], skipped: [] };
export const told = new Store<Told>('case', nothing);

export const drawingOf = (t: Told, figure: Figure): Drawing | undefined =>
  t.layers.length > 0 ? { figure, layers: t.layers } : undefined;

export const isEmpty = (t: Told): boolean =>
  !t.words.trim() && t.layers.length === 0 && t.findings.length === 0 && t.answers.length === 0;

/** As taut.case/1. Words that are blank, and lists that are empty, are left out. */
export const caseOf = (t: Told, figure: Figure): Case => {
  const drawing = drawingOf(t, figure);
  return {
    format: 'taut.case/1',
    ...(t.words.trim() && { text: t.words }),
    ...(t.findings.length > 0 && { findings: t.findings }),
    ...(drawing && { drawing }),
    ...(t.answers.length > 0 && { answers: t.answers }),
  };
};

/** The case as it is now, for questions to the core; the same object until it changes. */
export const useCase = (): Case => {
  const t = told.useNow();
  const { figure } = settings.useNow();
  return useMemo(() => caseOf(t, figure), [t, figure]);
};

/** The other way round, from a file. */
export const toldOf = (c: Case): Told => ({
  ...nothing,
  words: c.text ?? '',
  layers: c.drawing?.layers ?? [],
  findings: c.findings ?? [],
  answers: c.answers ?? [],
  said: (c.answers ?? []).map(({ question }) => ({ question, asked: question, answered: '' })),
});

// ---- drawing -----------------------------------------------------------------------------------------------------

export type Brush = { sensation: Sensation; quality: TermId | null; level: Grade; radius_mm: number };
/** Of a brush: on a view, or on the surface of the body. */
export type Path = { on: 'surface'; points: Point3[] } | { on: string; points: Point2[] };

const isLayerOf = (l: Layer, b: Pick<Brush, 'sensation' | 'quality'>): boolean =>
  l.sensation === b.sensation && (l.qualities?.[0] ?? null) === b.quality;

const emptyLayer = ({ sensation, quality }: Pick<Brush, 'sensation' | 'quality'>): Layer => ({
  sensation,
  ...(quality && { qualities: [quality] }),
});

/** The layer of that sensation and quality changed; made where it is missing. */
const withLayer = (layers: Layer[], of: Pick<Brush, 'sensation' | 'quality'>, to: (l: Layer) => Layer): Layer[] =>
  layers.some((l) => isLayerOf(l, of)) ? layers.map((l) => (isLayerOf(l, of) ? to(l) : l)) : [...layers, to(emptyLayer(of))];

const isBare = (l: Layer): boolean => !l.strokes?.some((s) => s.tool !== 'eraser') && !l.marks?.length;

export const paint = (t: Told, brush: Brush, path: Path): Told => {
  const stroke: Stroke = { radius_mm: brush.radius_mm, level: brush.level, ...path };
  return { ...t, layers: withLayer(t.layers, brush, (l) => ({ ...l, strokes: [...(l.strokes ?? []), stroke] })) };
};

export const erase = (t: Told, radius_mm: number, path: Path): Told => {
  const stroke: Stroke = { tool: 'eraser', radius_mm, ...path };
  return { ...t, layers: t.layers.map((l) => ({ ...l, strokes: [...(l.strokes ?? []), stroke] })) };
};

export const eraseAll = (t: Told): Told => ({ ...t, layers: [] });

type Spot = { region: PlaceId; side: Side };
const isAt = (s: { region: PlaceId; side?: Side }, { region, side }: Spot): boolean =>
  s.region === region && (s.side ?? 'midline') === side;

/** What was set of a region as a whole: a level, "none" where it was denied, null where nothing was. */
export const levelAt = (t: Told, spot: Spot, sensation: Sensation): Level | null => {
  const kind = sensation === 'pain' ? 'pain' : 'numbness';
  if (t.findings.some((f) => f.kind === kind && isAt(f, spot) && f.present === false)) return 'none';
  const mark = t.layers
    .filter((l) => l.sensation === sensation)
    .flatMap((l) => l.marks ?? [])
    .find((m) => isAt(m, spot));
  return mark ? ((mark.level as Grade | undefined) ?? 'moderate') : null;
};

/** Sets a region as a whole. null takes back what was set. */
export const setLevel = (t: Told, spot: Spot, sensation: Sensation, level: Level | null): Told => {
  const kind = sensation === 'pain' ? 'pain' : 'numbness';
  const findings = t.findings.filter((f) => !(f.kind === kind && isAt(f, spot)));
  const layers = t.layers
    .map((l) => (l.sensation === sensation ? { ...l, marks: (l.marks ?? []).filter((m) => !isAt(m, spot)) } : l))
    .filter((l) => !isBare(l));
  if (level === 'none') return { ...t, layers, findings: [...findings, { kind, ...spot, present: false }] };
  if (level === null) return { ...t, layers, findings };
  const marked = withLayer(layers, { sensation, quality: null }, (l) => ({
    ...l,
    marks: [...(l.marks ?? []), { ...spot, level }],
  }));
  return { ...t, layers: marked, findings };
};

// ---- answers -----------------------------------------------------------------------------------------------------

const isSameFinding = (a: Finding, b: Finding): boolean => {
  const key = (f: Finding) =>
    JSON.stringify([f.kind, 'point' in f && f.point, 'region' in f && f.region, 'id' in f && f.id, 'side' in f && f.side]);
  return key(a) === key(b);
};

export const withFinding = (t: Told, finding: Finding): Told => ({
  ...t,
  findings: [...t.findings.filter((f) => !isSameFinding(f, finding)), finding],
});

/** Whether a finding of the core stands in the case. */
export const holdsFinding = (t: Told, finding: Finding): boolean => t.findings.some((f) => isSameFinding(f, finding));

export const withoutFindings = (t: Told, some: Finding[]): Told => ({
  ...t,
  findings: t.findings.filter((f) => !some.some((s) => isSameFinding(f, s))),
});

export const withoutFinding = (t: Told, at: number): Told => ({ ...t, findings: t.findings.filter((_, k) => k !== at) });

export const withAnswer = (t: Told, answer: Answer, said: Said): Told => ({
  ...t,
  answers: [...t.answers.filter((a) => a.question !== answer.question), answer],
  said: [...t.said.filter((s) => s.question !== said.question), said],
});

/** Taken back, with all that was answered after it. */
export const answersUntil = (t: Told, question: string): Told => {
  const end = t.said.findIndex((s) => s.question === question);
  if (end < 0) return t;
  const stay = new Set(t.said.slice(0, end).map((s) => s.question));
  return { ...t, answers: t.answers.filter((a) => stay.has(a.question)), said: t.said.slice(0, end) };
};
