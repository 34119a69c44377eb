// Questions to the core and their answers, with types. The only door to it: the rest of an app imports nothing below.
import { CoreModule, type Mesh, type Reply, type Status } from './module.js';
import type {
  Case, Coat, Day, DermatomeId, Drawing, EntryKind, Figure, Hit, Interview, Place, Plan, PointId, MuscleId, Programme, Ranking, Reference,
  Screening, SessionState, SkinArea, Spot, View,
} from './types.js';

/** What is told: words, a case, or a drawing. */
export type Told = string | Case | Drawing;

export type LocateOptions = {
  today?: Day; top?: number; all?: boolean; acknowledgedBy?: string;
  /** The same probabilities, without reasons, explanations, checks, sources and what answers denied: for who asks again with every stroke. */
  brief?: boolean;
};
export type ScreenOptions = { today?: Day; trained?: boolean };
export type Language = 'en' | 'de' | 'es';
export type PlanOptions = { today?: Day; minutes?: number; trained?: boolean; session?: number; tolerance?: number };
export type SelfcareOptions = { today?: Day; exercises?: number; no_tools?: boolean; pace?: 'easier' | 'as usual' | 'harder' };
export type InterviewOptions = { today?: Day; full?: boolean; language?: Language };
export type CoatOptions = { figure?: Figure; point?: PointId; side?: 'left' | 'right' | 'both' };
export type ChartLooks = {
  side?: 'left' | 'right' | 'both'; views?: string[]; figure?: Figure; skin?: 1 | 2 | 3 | 4 | 5 | 6; dark?: boolean;
  regions?: boolean;
  /** One view alone, which fills the picture: no paper, caption or legend. */
  bare?: boolean;
  /** What is on the skin without the skin, to be laid over a chart of the same view. */
  overlay?: boolean;
};
export type ChartSubject =
  | { show: 'body' }
  /** All of them, or one by its id. */
  | { show: 'dermatomes'; id?: DermatomeId }
  | { show: 'muscle'; id: MuscleId }
  | { show: 'point'; id: PointId }
  | { show: 'ranking'; ranking: Ranking; top?: number }
  | { show: 'drawing'; drawing: Drawing }
  /** Of each place of the skin, in what share of the drawings it hurts. */
  | { show: 'heat'; drawings: Drawing[] }
  /** Where a case allows no pressure, and where only little; for one's own hands, or for trained ones. */
  | { show: 'screen'; told: Told; trained?: boolean; today?: Day }
  /** The marks of a drawing as places that are pointed at. */
  | { show: 'marks'; drawing: Drawing }
  /** … as places where not to press (severe), or only lightly (all else). */
  | { show: 'limits'; drawing: Drawing };

/** What was handed in cannot be used: where it is wrong ("findings[0].side"), and what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: Status;
  readonly where: string;

  constructor(status: Status, where: string, message: string) {
    super(message);
    this.status = status;
    this.where = where;
  }
}

const refusalOf = (reply: Reply): Refusal => {
  const { where, message } = JSON.parse(reply.refusal) as { where: string; message: string };
  return new Refusal(reply.status, where, message);
};

/** As enum taut_figure of include/taut/body.h, in its order. */
const figures: Figure[] = ['neutral', 'male', 'female'];

/** The person's own day. */
const dayOf = (now: Date): Day => {
  const two = (v: number) => String(v).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` as Day;
};

const caseOf = (told: Told): Case =>
  typeof told === 'string' ? { format: 'taut.case/1', text: told }
  : 'layers' in told ? { format: 'taut.case/1', drawing: told }
  : told;

/** Those whose answers hold texts to persons. */
const spoken = new Set(['locate', 'chart', 'reference', 'screen', 'interview', 'plan', 'selfcare', 'session', 'entries', 'search']);

export class TautCore {
  readonly #module: CoreModule;
  /** Of all texts that come back; those of another language than English must have been loaded. Ids and keys stay as they are. */
  language: Language = 'en';

  constructor(module: WebAssembly.Module) {
    this.#module = new CoreModule(module);
  }

  get memoryBytes(): number {
    return this.#module.memoryBytes;
  }

  /** Reads a taut.body file. Charts and drawings need it; all else does not. */
  loadBody(bytes: Uint8Array): void {
    const reply = this.#module.loadBody(bytes);
    if (reply.status !== 'TAUT_OK') throw refusalOf(reply);
  }

  /** Reads a catalogue of texts (texts-de.taut, texts-es.taut), once for each language. */
  loadTexts(bytes: Uint8Array): void {
    const reply = this.#module.loadTexts(bytes);
    if (reply.status !== 'TAUT_OK') throw refusalOf(reply);
  }

  /**
   * What may be behind a pain. `withheld` says that an emergency stopped it; with nothing understood that hurts,
   * there are no candidates and `muscular` is null.
   */
  locate(told: Told, options: LocateOptions = {}): Ranking {
    return JSON.parse(this.locateText(JSON.stringify(caseOf(told)), options)) as Ranking;
  }

  /** The same, from the text of a taut.case/1 to that of a taut.ranking/1: the bytes that `taut locate` prints. */
  locateText(caseText: string, { today = dayOf(new Date()), acknowledgedBy, ...rest }: LocateOptions = {}): string {
    return this.#ask('locate', { today, ...rest, acknowledged_by: acknowledgedBy }, caseText);
  }

  /**
   * What the atlas has on the places that hurt: muscles by name with their zones and sources, nothing weighed. Where ranking may not
   * be shown (docs/intended-use.md), this stands in its place.
   */
  reference(told: Told, { today = dayOf(new Date()), acknowledgedBy }: { today?: Day; acknowledgedBy?: string } = {}): Reference {
    return JSON.parse(
      this.#ask('reference', { today, acknowledged_by: acknowledgedBy }, JSON.stringify(caseOf(told))),
    ) as Reference;
  }

  /** The safety rules that fired, those still open, scores, and what is allowed now. */
  screen(told: Told, { today = dayOf(new Date()), ...rest }: ScreenOptions = {}): Screening {
    return JSON.parse(this.#ask('screen', { today, ...rest }, JSON.stringify(caseOf(told)))) as Screening;
  }

  /** The next question. Its answer goes into the case's `answers`; then ask again. */
  interview(told: Told, { today = dayOf(new Date()), ...rest }: InterviewOptions = {}): Interview {
    return JSON.parse(this.#ask('interview', { today, ...rest }, JSON.stringify(caseOf(told)))) as Interview;
  }

  /** What to do in the minutes there are; no steps where the screen allows nothing. */
  plan(told: Told, { today = dayOf(new Date()), ...rest }: PlanOptions = {}): Plan {
    return JSON.parse(this.#ask('plan', { today, ...rest }, JSON.stringify(caseOf(told)))) as Plan;
  }

  /** What to do at home, a few exercises a day; none where the screen allows nothing. */
  selfcare(told: Told, { today = dayOf(new Date()), ...rest }: SelfcareOptions = {}): Programme {
    return JSON.parse(this.#ask('selfcare', { today, ...rest }, JSON.stringify(caseOf(told)))) as Programme;
  }

  /** A session from the text of its log (a taut.session/1), as it is at a time. What cannot follow in the log is refused. */
  session(log: string, at_ms: number): SessionState {
    const [state, guide] = JSON.parse(this.#ask('session', { at_ms: Math.round(at_ms) }, log)) as [SessionState, Partial<SessionState>];
    return { ...state, ...guide };
  }

  /** A text to persons (an alert's message, a name) in a language that was loaded; in English where it is not translated. */
  say(language: Language, text: string): string {
    return JSON.parse(this.#ask('say', { language, text }, '')) as string;
  }

  /** The case with its words, drawing and answers as findings. */
  understand(told: Told, { today = dayOf(new Date()) }: { today?: Day } = {}): Case {
    return JSON.parse(this.#ask('understand', { today }, JSON.stringify(caseOf(told)))) as Case;
  }

  /** Groups, areas and regions of the body. */
  regions(): Place[] {
    return this.entries('places') as Place[];
  }

  /** Entries of the atlas, with the keys of docs/formats/atlas.md. */
  entries(kind: EntryKind): unknown[] {
    return JSON.parse(this.#ask('entries', { kind }, '')) as unknown[];
  }

  entry(kind: EntryKind, id: string): unknown {
    return JSON.parse(this.#ask('entries', { kind, id }, ''));
  }

  /** Names, synonyms and words of muscles, points, conditions and places; small slips are forgiven. Best first. */
  search(words: string, most = 20): Hit[] {
    return JSON.parse(this.#ask('search', { words, most }, '')) as Hit[];
  }

  /** A body chart as the text of an SVG, with a title and a description in words. */
  chart(subject: ChartSubject, looks: ChartLooks = {}): string {
    const { show } = subject;
    if (show === 'heat')
      return this.#ask('chart', { show, ...looks }, subject.drawings.map((d) => JSON.stringify({ format: 'taut.drawing/1', ...d })).join('\n'));
    const input = show === 'ranking' ? subject.ranking
      : show === 'drawing' || show === 'marks' || show === 'limits' ? { format: 'taut.drawing/1', ...subject.drawing }
      : show === 'screen' ? caseOf(subject.told)
      : undefined;
    const asked = show === 'screen' ? { trained: subject.trained, today: subject.today ?? dayOf(new Date()) } : {};
    const id = 'id' in subject ? subject.id : undefined;
    const top = show === 'ranking' ? subject.top : undefined;
    return this.#ask('chart', { show, id, top, ...asked, ...looks }, input ? JSON.stringify(input) : '');
  }

  /** The views that a body is drawn on; places on them are mm from the middle, x to the right, y up. */
  views(): View[] {
    return JSON.parse(this.#ask('views', {}, '')) as View[];
  }

  /** What skin lies at a place of a view; region and side are null where there is none. */
  pick(view: string, [x, y]: [x: number, y: number], figure: Figure = 'neutral'): Spot {
    return JSON.parse(this.#ask('pick', { view, figure, x: Math.round(x), y: Math.round(y) }, '')) as Spot;
  }

  /** What lies on each triangle of the mesh: what was drawn, where a point's pain is felt, and where to press. */
  coat(drawing: Drawing | null, { figure = 'neutral', point, side }: CoatOptions = {}): Coat {
    const input = drawing ? JSON.stringify({ format: 'taut.drawing/1', ...drawing }) : '';
    return JSON.parse(this.#ask('coat', { figure, point, side }, input)) as Coat;
  }

  /** How much skin each region has; of a pair, one side. */
  skin(): SkinArea[] {
    return JSON.parse(this.#ask('skin', {}, '')) as SkinArea[];
  }

  /** The surface of the loaded body, to be drawn in three dimensions. */
  mesh(figure: Figure = 'neutral'): Mesh {
    const mesh = this.#module.mesh(figures.indexOf(figure));
    if (!mesh) throw new Refusal('TAUT_ENOTFOUND', 'body', 'has not been loaded');
    return mesh;
  }

  /** An answer may come with a refusal: an emergency, or nothing that hurts. Without an answer the refusal is thrown. */
  #ask(verb: string, options: object, input: string): string {
    const asked = spoken.has(verb) ? { language: this.language, ...options } : options;
    const reply = this.#module.ask(verb, JSON.stringify(asked), input);
    if (!reply.text) throw refusalOf(reply);
    return reply.text;
  }
}
