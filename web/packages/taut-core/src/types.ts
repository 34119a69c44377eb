// The formats of docs/formats as types: what is handed in (Case, Drawing) and what comes back. Sides are the client's own.

/** An id of the atlas. Ids of different things do not pass for each other. */
export type Id<Of extends string> = string & { readonly __id?: Of };
export type PointId = Id<'point'>;
export type MuscleId = Id<'muscle'>;
export type ConditionId = Id<'condition'>;
export type CauseId = PointId | ConditionId;
export type PlaceId = Id<'place'>;
export type DermatomeId = Id<'dermatome'>;
export type TermId = Id<'term'>;
export type RuleId = Id<'rule'>;
export type SourceId = Id<'source'>;

export type Side = 'left' | 'right' | 'midline' | 'both' | 'unstated';
export type Level = 'none' | 'mild' | 'moderate' | 'severe';
export type Method = 'words' | 'drawing' | 'answer' | 'palpation';
export type Strength = 'A' | 'B' | 'C' | 'D';
/** A day: "2026-11-21". */
export type Day = `${number}-${number}-${number}`;

// ---- handed in: taut.case/1, taut.drawing/1 -------------------------------------------------------------------

type TermKind = 'quality' | 'timing' | 'aggravates' | 'eases' | 'limits' | 'sign' | 'factor';
export type FindingKind = 'pain' | 'numbness' | TermKind | 'palpation' | 'age' | 'named-cause';

type Told = { present?: boolean | null; method?: 'answer' | 'drawing' | 'words' | null };
export type Finding =
  | (Told & { kind: 'pain'; region: PlaceId; side?: Side; level?: Level | 0 | 1 | 2 | 3 | null; nrs?: number | null;
      spread?: boolean | null })
  | (Told & { kind: 'numbness'; region: PlaceId; side?: Side })
  | (Told & { kind: TermKind; id: TermId })
  | { kind: 'palpation'; point: PointId; side?: Side; tender?: boolean | null; familiar_pain?: boolean | null;
      taut_band?: boolean | null; referral?: boolean | null; twitch?: boolean | null;
      examiner?: 'trained' | 'untrained' | null }
  | { kind: 'age'; years: number; method?: Told['method'] }
  | (Told & { kind: 'named-cause'; cause: CauseId; side?: Side });

export type Answer = {
  question: string; unknown?: boolean; yes?: boolean; chosen?: string[]; number?: number; unit?: string; date?: Day;
  region?: PlaceId | null; side?: Side; text?: string;
};
export type Override = { rule: RuleId; by: string; credential: string; reason: string; when: Day };

type Grade = { level?: Exclude<Level, 'none'> | 1 | 2 | 3; nrs?: number };
export type Point2 = [x: number, y: number];
export type Point3 = [x: number, y: number, z: number];
/** A view's name ("front", "head-left", …) with points in mm on it, or "surface" with points in mm on the body. */
type Track = { on: 'surface'; points: Point3[] } | { on: string; points: Point2[] };
export type Mark = Grade & { region: PlaceId; side?: Side };
export type Stroke =
  | ({ tool?: 'brush'; radius_mm: number } & Grade & Track)
  | ({ tool: 'eraser'; radius_mm: number } & Track)
  | { tool: 'undo' };
export type Layer = {
  sensation: 'pain' | 'numbness' | 'tingling'; qualities?: TermId[]; marks?: Mark[]; strokes?: Stroke[]; arrows?: Track[];
};
export type Figure = 'neutral' | 'male' | 'female';
export type Drawing = { format?: 'taut.drawing/1'; figure?: Figure; layers: Layer[] };

export type Case = {
  format: 'taut.case/1'; text?: string; findings?: Finding[]; drawing?: Drawing; answers?: Answer[];
  overrides?: Override[]; options?: { top?: number };
};

// ---- comes back: taut.ranking/1 -------------------------------------------------------------------------------

export type Understood = {
  kind: FindingKind; name?: string; says: string; negated: boolean; inferred: boolean; method: Method;
  region?: PlaceId; id?: TermId; point?: PointId; cause?: CauseId; years?: number;
  side?: Side; level?: Level | null; nrs?: number | null; spread?: boolean;
  tender?: boolean | null; familiar_pain?: boolean | null; taut_band?: boolean | null; referral?: boolean | null;
  twitch?: boolean | null; examiner?: 'trained' | 'untrained';
  text: string | null; span: [begin: number, end: number] | null;
};
export type AlertLevel = 'emergency' | 'urgent' | 'clearance' | 'avoid' | 'lighter';
export type Alert = {
  rule: RuleId; level: AlertLevel; message: string; for_practitioner: string; time: string; why: string;
  because: string[]; places: PlaceId[]; override: Omit<Override, 'rule'> | null; source: SourceId | null; strength: Strength | null;
};
export type Contribution = { finding: number; text: string; log_odds: number };
/** What would be expected to hurt, and nobody said so. */
export type Expected = { region: PlaceId; name: string; side: Side; chance: number; log_odds: number; says: string };
export type Candidate = {
  rank: number; point: PointId; point_name: string; muscle: MuscleId; part_of: string | null; names: string[]; side: Side;
  probability: number; point_probability: number; error_bound: number;
  state: 'absent' | 'latent' | 'active' | 'active with spillover';
  states: { absent: number; latent: number; active: number; active_with_spillover: number };
  explains: Contribution[]; expected: Expected[]; also: { point: PointId; point_name: string }[];
  place: { region: PlaceId; name: string; landmark: string; uncertainty_mm: number };
  strength: Strength | null; sources: SourceId[];
};
export type OtherCause = {
  cause: ConditionId; names: string[]; kind: string; side: Side; probability: number; error_bound: number;
  urgency: 'routine' | 'soon' | 'urgent' | 'emergency'; next: string | null; explains: Contribution[]; expected: Expected[];
  strength: Strength | null; sources: SourceId[];
};
export type Explanation = { probability: number; causes: { id: CauseId; side: Side }[] };
export type Unexplained = { finding: number; text: string; probability: number };
/** What would be the most probable point after an answer. */
export type Outlook = { point: PointId; side: Side; point_probability: number };
export type Check = {
  kind: FindingKind; target: PointId | PlaceId | TermId; name: string; side: Side; bits: number; probability: number;
  minutes: number; gain: number; if_yes: Outlook | null; if_no: Outlook | null; how: string;
};
export type Source = {
  id: SourceId; authors: string; year: number; title: string; journal: string | null; doi: string | null;
  pmid: string | null; url: string | null; strength: Strength; checked: 'verified' | 'abstract' | 'memory';
};
export type Stats = {
  log_evidence: number; positives: number; relevant_causes: number; width: number; hypotheses: number;
  neglected_mass: number; dropped_causes: number;
};
export type AtlasVersion = { version: string; checksum: string };
export type Ranking = {
  format: 'taut.ranking/1'; understood: Understood[]; not_understood: { text: string; span: [number, number] }[];
  alerts: Alert[];
  /** An emergency was recognised and nobody acknowledged it: there are no candidates. */
  withheld: boolean;
  acknowledged_by: string | null;
  /** null: nothing that hurts was understood, or the ranking is withheld. */
  muscular: number | null;
  candidates: Candidate[]; other_causes: OtherCause[]; explanations: Explanation[]; unexplained: Unexplained[];
  next_checks: Check[]; sources: Source[]; notice: string; atlas: AtlasVersion; stats: Stats | null;
};

// ---- comes back: taut.reference/1 ----------------------------------------------------------------------------------

export type Touch = { region: string; name: string; source: string | null };
export type KnownMuscle = {
  muscle: MuscleId; name: string; latin: string; usual: Touch[]; in_some_people: Touch[]; strength: string | null; sources: string[];
};
export type Reference = {
  format: 'taut.reference/1'; understood: Understood[]; not_understood: { text: string; span: [number, number] }[];
  alerts: Alert[]; withheld: boolean; acknowledged_by: string | null;
  /** By name: the order says nothing. */
  muscles: KnownMuscle[];
  sources: Source[]; notice: string; atlas: AtlasVersion;
};

// ---- comes back: taut.screening/1, taut.interview/1, places ------------------------------------------------------

export type StandingAlert = Omit<Alert, 'source'> & {
  side: Side; where_it_hurts: boolean; source: Source;
};
export type OpenRule = { rule: RuleId; level: AlertLevel; needs: number; settled_by: string[] };
export type Score = {
  id: string; name: string; version: string; limits: string; points: number; least: number; most: number;
  means: string | null; items: { text: string; points: number; present: boolean | null }[]; source: Source;
};
export type Allowed = {
  now: 'nothing' | 'talk only' | 'with limits' | 'treatment';
  limits: { region: PlaceId; side: Side; pressure: number; tools: boolean; rule: RuleId | null; site: string | null }[];
  positions_to_avoid: string[];
};
export type Screening = {
  format: 'taut.screening/1'; emergency: boolean; understood: string[]; alerts: StandingAlert[]; open: OpenRule[];
  /** All that the case keeps, also of rules that do not fire now. */
  overrides: Override[];
  scores: Score[]; allowed: Allowed; notice: string; atlas: AtlasVersion;
};

export type Question = {
  id: string; text: string; why: string; kind: 'yes-no' | 'one' | 'many' | 'number' | 'date' | 'region' | 'text';
  choices?: { id: string; text: string }[]; units?: string[]; low?: number; high?: number; seconds: number;
  bears_on: RuleId | null; bits: number;
};
export type Interview = {
  format: 'taut.interview/1'; done: boolean; emergency: boolean; question: Question | null; one_yes_from_danger: number;
  alerts: Pick<Alert, 'rule' | 'level' | 'message' | 'override'>[]; understood: string[];
};

export type Place = {
  type: 'region' | 'area' | 'group'; id: PlaceId; name: string; latin: string | null; parent: PlaceId | null;
  paired: boolean; deep: boolean; neighbours?: PlaceId[]; choir?: number[]; choir_left?: number[]; wpi?: string | null;
  regions?: PlaceId[]; words: string[];
};
// ---- comes back: taut.plan/1, taut.session-state/1 ----------------------------------------------------------------

type Range = [least: number, most: number];
export type StepKind = 'prepare' | 'warm-up' | 'release' | 'stretch' | 're-test' | 'rest' | 'aftercare';
export type Step = {
  kind: StepKind; point: PointId | null; muscle_name: string | null; point_name: string | null; landmark: string | null; side: Side;
  technique: string | null; technique_name: string | null; pressure_of_ten: Range; cap_of_ten: number; hold_s: number; repeats: number;
  rest_s: number; ready_s: number; seconds: number; client: string | null; therapist: string | null; contact: string | null;
  feel: string | null; say: string | null; stop: string | null; care: string | null;
};
export type Considered = { point: PointId; muscle_name?: string; point_name?: string; side: Side; probability: number; seconds: number; why: string };
export type Plan = {
  format: 'taut.plan/1'; now: Allowed['now']; hands: 'own' | 'trained'; minutes: number; seconds: number; benefit: number; why: string | null;
  steps: Step[]; considered: Considered[];
};

/** taut.programme/1 */
export type Exercise = {
  exercise: string; kind: string; name: string; point: PointId | null; side: Side; tool: string | null; how: string; care: string | null;
  pressure: Range; hold_s: number; repeats: number; rest_s: number; times_a_day: number; days_a_week: number; seconds: number; dose: string;
  harder: string | null; easier: string | null; source: SourceId | null; strength: Strength | null;
};
export type Programme = {
  format: 'taut.programme/1'; allowed: Allowed['now']; doubtful: boolean; seconds_a_day: number; before: Exercise[]; exercises: Exercise[];
  habits: { text: string; factor: TermId | null; stated?: boolean; strength: Strength | null }[];
  rules: { id: string; kind: string; text: string }[];
};

export type Phase =
  | 'ready' | 'get-ready' | 'locate' | 'hold' | 'break' | 'doing' | 'retest' | 'paused' | 'stopped' | 'finished';
/** Beside taut.session-state/1: when it changes by itself, how long the clock runs, and at the end what came of it. */
export type SessionState = {
  format: 'taut.session-state/1'; at_ms: number; events: number; phase: Phase; step: number; n_steps: number; seconds_left: number | null;
  seconds_of: number; due_ms: number; hold: number; holds: number; pressure_of_ten: number; limit_of_ten: number; ask_pain: boolean;
  switch_to: Side | null; title: string; where: string; do: string; say: string | null; feel: string | null; stop: string | null;
  notice: string | null; next: string; alert: RuleId | null; stopped_by: string | null; summary: string | null; note: string | null;
  /** What danger signs added to the case that the session began with. */
  added: Finding[];
};
export type SessionEvent = { at_ms: number; event: string; of_ten?: number; yes?: boolean; text?: string; sign?: string };

/** at_left: which side of the body is at the left of the picture; null: only one side is shown. middle, right, up: of its camera. */
export type View = {
  name: string; caption: string; width_mm: number; height_mm: number; at_left: 'left' | 'right' | null;
  middle: Point3; right: Point3; up: Point3;
};
export type Spot = { region: PlaceId | null; side: Exclude<Side, 'both' | 'unstated'> | null };
/**
 * Of the mesh, one character a triangle. A sensation, where it was drawn: "0" bare, "1" to "9" and "a" (10) on the numeric rating scale.
 * zone, where a point was named: "0" none, "1" in some people, "2" usual. crosses: where to press, in mm.
 */
export type Coat = { pain?: string; numbness?: string; tingling?: string; zone?: string; crosses?: Point3[] };
export type SkinArea = { region: PlaceId; cm2: number };
export type EntryKind =
  | 'places' | 'terms' | 'muscles' | 'points' | 'conditions' | 'techniques' | 'screens' | 'sources' | 'dermatomes';
export type Hit = { kind: EntryKind; id: string; name: string; score: number };
