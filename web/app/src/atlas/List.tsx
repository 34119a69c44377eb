// The list: muscles by name, pain, nerve root and movement; what is chosen stands in the address.
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Place } from 'taut-core';
import type { Spot } from '../body/BodyView';
import { useAsk } from '../core/use';
import { follow, to, withQuery } from '../state/route';
import { settings } from '../state/settings';
import { Icon } from '../ui/Icon';
import { useWords } from '../words';
import { movementName } from '../words/movements';
import { BodyPair } from './BodyPair';
import { type Condition, type Dermatome, groupOf, isFoundBy, type Muscle } from './entries';
import { conditionsFor, type Known, type Match, musclesFor } from './match';
import { type Change, panelOf } from './Panels';
import { ConditionRows, MuscleRows, plain } from './Rows';
import { Share } from './Share';
import { holds, type Suggestion, suggestionsFor } from './suggest';
import { type Filter, filters, isChosen, queryOf, toggled, type Wanted } from './wanted';

const MOST_HITS = 30;

export type Library = { muscles: Muscle[]; conditions: Condition[]; dermatomes: Dermatome[]; known: Known; roots: string[] };
type Props = { wanted: Wanted; shelves: Library };

const change: Change = (to_) => follow(withQuery(to('atlas'), queryOf(to_)));
/** While letters are typed, "back" leads to before them. */
const type: Change = (to_) => follow(withQuery(to('atlas'), queryOf(to_)), true);

const useFilterName = (places: Map<string, Place>): ((filter: Filter, id: string) => string) => {
  const { language } = settings.useNow();
  return (filter, id) => (filter === 'pain' ? (places.get(id)?.name ?? id) : filter === 'move' ? movementName(id, language) : id);
};

/** What is chosen, each to be taken back. */
const Chosen = ({ wanted: w, places }: { wanted: Wanted; places: Map<string, Place> }) => {
  const { atlas, find } = useWords();
  const nameOf = useFilterName(places);
  if (!isChosen(w)) return null;
  return (
    <section className="atlas-chosen" aria-label={atlas.chosen}>
      <ul className="chips">
        {filters.flatMap((filter) =>
          w[filter].map((id) => (
            <li key={`${filter} ${id}`} className="chip strong">
              <span>
                {atlas.is[filter]}: {nameOf(filter, id)}
              </span>
              <Button
                className="chip-remove"
                aria-label={find.remove(`${atlas.is[filter]}: ${nameOf(filter, id)}`)}
                onPress={() => change(toggled(w, filter, id))}
              >
                <Icon name="close" />
              </Button>
            </li>
          )),
        )}
      </ul>
      <p className="row">
        <Share title={atlas.title} />
        <Button className="plain" onPress={() => change({ words: '', pain: [], root: [], move: [] })}>
          {atlas.clear}
        </Button>
      </p>
    </section>
  );
};

const Suggestions = ({ wanted: w, some }: { wanted: Wanted; some: Suggestion[] }) => {
  const { atlas } = useWords();
  const fresh = some.filter(({ filter, id }) => !w[filter].includes(id));
  if (fresh.length === 0) return null;
  return (
    <section aria-labelledby="atlas-suggested">
      <h2 id="atlas-suggested" className="small">
        {atlas.suggested}
      </h2>
      <ul className="chips">
        {fresh.map(({ filter, id, name }) => (
          <li key={`${filter} ${id}`}>
            <Button className="chip atlas-suggestion" onPress={() => change(toggled({ ...w, words: '' }, filter, id))}>
              <Icon name="plus" /> {atlas.is[filter]}: {name}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** From the head down. */
const groups: (string | null)[] = [
  'head',
  'neck',
  'shoulder',
  'upper-arm',
  'elbow',
  'forearm',
  'wrist',
  'hand',
  'chest',
  'upper-back',
  'abdomen',
  'lower-back',
  'hip',
  'thigh',
  'knee',
  'lower-leg',
  'ankle',
  'foot',
];

/** Muscles on shelves, by the group of the body where they lie. */
const Shelves = ({ muscles, conditions, known: { places } }: Library) => {
  const { atlas } = useWords();
  const shelves = useMemo(() => {
    const by = Map.groupBy(muscles, (m) => groupOf(m.points[0]?.place.region ?? '', places));
    const order = new Map(groups.map((g, k) => [g, k]));
    return [...by].sort(([a], [b]) => (order.get(a ?? '') ?? groups.length) - (order.get(b ?? '') ?? groups.length));
  }, [muscles, places]);
  return (
    <>
      {shelves.map(([group, some]) => (
        <details key={group} className="shelf">
          <summary>
            {places.get(group ?? '')?.name ?? ''} <span className="quiet">{atlas.count(some.length)}</span>
          </summary>
          <MuscleRows matches={some.map(plain)} places={places} />
        </details>
      ))}
      <details className="shelf">
        <summary>
          {atlas.conditions} <span className="quiet">{conditions.length}</span>
        </summary>
        <ConditionRows matches={conditions.map(plain)} places={places} />
      </details>
    </>
  );
};

type Results = { muscles: Match<Muscle>[]; conditions: Match<Condition>[]; suggestions: Suggestion[] };

/** Who bears the words in the name stands before whom they describe. */
const namedFirst = (matches: Match<Muscle>[], typed: string): Match<Muscle>[] => {
  if (!typed) return matches;
  const isNamed = ({ of }: Match<Muscle>) => holds([of.english, of.latin, ...of.synonyms].join(' '), typed);
  return [...matches.filter(isNamed), ...matches.filter((m) => !isNamed(m))];
};

/** All that is chosen, and of that what the typed words name. */
const useResults = (w: Wanted, { muscles, conditions, known, roots }: Library): Results => {
  const { language } = settings.useNow();
  const typed = w.words.trim();
  const hits = useAsk('search', typed ? [typed, MOST_HITS] : null).answer;
  return useMemo(() => {
    const named = new Set((hits ?? []).map((h) => `${h.kind} ${h.id}`));
    const is = (kind: string, of: Muscle | Condition, found: boolean) => !typed || found || named.has(`${kind} ${of.id}`);
    return {
      muscles: namedFirst(
        musclesFor(muscles, w, known).filter(({ of }) => is('muscles', of, isFoundBy(of, typed, language))),
        typed,
      ),
      conditions: conditionsFor(conditions, w, known).filter(({ of }) =>
        is('conditions', of, language !== 'en' && holds(of.english, typed)),
      ),
      suggestions: typed ? suggestionsFor(typed, { hits: hits ?? [], places: known.places, roots, language }) : [],
    };
  }, [w, typed, hits, muscles, conditions, known, roots, language]);
};

const Found = ({ results: { muscles, conditions }, places }: { results: Results; places: Map<string, Place> }) => {
  const { atlas } = useWords();
  return (
    <>
      <section aria-labelledby="found-muscles">
        <h2 id="found-muscles">
          {atlas.muscles} <span className="quiet">{muscles.length}</span>
        </h2>
        {muscles.length > 0 ? <MuscleRows matches={muscles} places={places} /> : <p>{atlas.nothing}</p>}
      </section>
      {conditions.length > 0 && (
        <details className="shelf">
          <summary>
            {atlas.conditions} <span className="quiet">{conditions.length}</span>
          </summary>
          <ConditionRows matches={conditions} places={places} />
        </details>
      )}
    </>
  );
};

/** Which of the ways to look something up is open. */
const Ways = ({ wanted, shelves: { known, dermatomes, roots } }: Props) => {
  const { atlas } = useWords();
  const [open, setOpen] = useState<Filter | null>(null);
  const bodied = open === 'pain' || wanted.pain.length > 0 || wanted.root.length > 0;
  const { places } = known;
  const onPick = ({ region }: Spot) => change(toggled(wanted, 'pain', region));
  const panel = <div id="atlas-panel">{open && panelOf(open, { wanted, onChange: change }, { places, roots })}</div>;
  return (
    <>
      <div className="atlas-ways">
        {filters.map((f) => (
          <Button
            key={f}
            className={open === f ? 'secondary open' : 'secondary'}
            aria-expanded={open === f}
            aria-controls="atlas-panel"
            onPress={() => setOpen(open === f ? null : f)}
          >
            {atlas.by[f]}
          </Button>
        ))}
      </div>
      <Chosen wanted={wanted} places={places} />
      {open !== 'pain' && panel}
      {bodied && <BodyPair {...{ wanted, places, dermatomes }} {...(open === 'pain' && { onPick })} />}
      {wanted.root.length > 0 && <p className="quiet">{atlas.dermatomeHint}</p>}
      {open === 'pain' && panel}
    </>
  );
};

export const List = ({ wanted, shelves }: Props) => {
  const { atlas } = useWords();
  const results = useResults(wanted, shelves);
  const looking = isChosen(wanted) || wanted.words.trim() !== '';
  const { places } = shelves.known;
  return (
    <div className="atlas">
      <h1>{atlas.title}</h1>
      <p className="lead">{atlas.lead}</p>
      <div className="atlas-desk">
        <search className="atlas-looking">
          <label className="field">
            <span>{atlas.search}</span>
            <input type="search" value={wanted.words} onChange={(e) => type({ ...wanted, words: e.target.value })} />
          </label>
          <Suggestions wanted={wanted} some={results.suggestions} />
          <Ways wanted={wanted} shelves={shelves} />
        </search>
        <div className="atlas-found">
          <p className="hidden" role="status">
            {looking && atlas.count(results.muscles.length)}
          </p>
          {looking ? <Found results={results} places={places} /> : <Shelves {...shelves} />}
        </div>
      </div>
    </div>
  );
};
