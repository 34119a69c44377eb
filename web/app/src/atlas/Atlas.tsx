// Every muscle and point with its picture; found by name, pain, nerve root or movement; each page has its link.
import { useMemo, useState } from 'react';
import type { Hit, Place } from 'taut-core';
import { useAsk, useAskOnce } from '../core/use';
import { useName } from '../find/Candidate';
import { to } from '../state/route';
import { Said } from '../ui/Said';
import { useWords } from '../words';
import { ConditionPage } from './ConditionPage';
import { type Condition, groupOf, isFoundBy, type Muscle } from './entries';
import { MusclePage } from './MusclePage';
import { PlacePage } from './PlacePage';

const MuscleList = ({ muscles }: { muscles: Muscle[] }) => {
  const nameOf = useName();
  return (
    <ul className="atlas-list">
      {muscles.map((m) => (
        <li key={m.id}>
          <a href={to('atlas', 'muscles', m.id)}>
            <span>{nameOf([m.english, m.latin ?? ''])}</span>
            {m.latin && <span className="latin">{m.latin}</span>}
          </a>
        </li>
      ))}
    </ul>
  );
};

const pageOf: Partial<Record<Hit['kind'], string>> = { places: 'places', conditions: 'conditions', muscles: 'muscles' };

const Hits = ({ searched, muscles }: { searched: string; muscles: Muscle[] }) => {
  const { atlas } = useWords();
  const hits = useAsk('search', [searched, 30]).answer ?? [];
  const here = muscles.filter((m) => isFoundBy(m, searched.toLowerCase()));
  const others = hits.filter((h) => h.kind === 'places' || h.kind === 'conditions');
  if (here.length + others.length === 0) return <p>{atlas.nothing}</p>;
  return (
    <>
      {here.length > 0 && (
        <section aria-labelledby="found-muscles">
          <h2 id="found-muscles">{atlas.muscles}</h2>
          <MuscleList muscles={here} />
        </section>
      )}
      {others.length > 0 && (
        <ul className="atlas-list">
          {others.map((h) => (
            <li key={`${h.kind} ${h.id}`}>
              <a href={to('atlas', pageOf[h.kind] ?? 'places', h.id)}>
                <span>
                  <Said text={h.name} />
                </span>
                <span className="latin">{atlas.kinds[h.kind]}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
};

const Shelves = ({ muscles, conditions, places }: { muscles: Muscle[]; conditions: Condition[]; places: Map<string, Place> }) => {
  const { atlas } = useWords();
  const shelves = useMemo(() => Map.groupBy(muscles, (m) => groupOf(m, places)), [muscles, places]);
  return (
    <>
      {[...shelves].map(([group, some]) => (
        <details key={group} className="shelf">
          <summary>
            <Said text={places.get(group ?? '')?.name ?? ''} /> <span className="quiet">{atlas.count(some.length)}</span>
          </summary>
          <MuscleList muscles={some} />
        </details>
      ))}
      <details className="shelf">
        <summary>
          {atlas.conditions} <span className="quiet">{conditions.length}</span>
        </summary>
        <ul className="atlas-list">
          {conditions.map((c) => (
            <li key={c.id}>
              <a href={to('atlas', 'conditions', c.id)}>
                <span>
                  <Said text={c.english} />
                </span>
                {c.latin && <span className="latin">{c.latin}</span>}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
};

export const Atlas = ({ path: [kind, id] }: { path: string[] }) => {
  const words = useWords();
  const muscles = useAskOnce('entries', ['muscles']).answer as Muscle[] | undefined;
  const conditions = useAskOnce('entries', ['conditions']).answer as Condition[] | undefined;
  const regions = useAskOnce('regions', []).answer;
  const places = useMemo(() => new Map(regions?.map((p) => [p.id, p])), [regions]);
  const [searched, setSearched] = useState('');
  if (!muscles || !conditions || !regions) return <p className="quiet">{words.loading}</p>;
  const muscle = kind === 'muscles' && muscles.find((m) => m.id === id);
  const condition = kind === 'conditions' && conditions.find((c) => c.id === id);
  const place = kind === 'places' && places.get(id ?? '');
  if (muscle) return <MusclePage key={id} muscle={muscle} places={places} />;
  if (condition) return <ConditionPage key={id} condition={condition} places={places} />;
  if (place) return <PlacePage key={id} place={place} muscles={muscles} />;
  return (
    <div className="atlas">
      <h1>{words.atlas.title}</h1>
      <p className="lead">{words.atlas.lead}</p>
      <label className="field">
        <span>{words.atlas.search}</span>
        <input type="search" value={searched} onChange={(e) => setSearched(e.target.value)} />
      </label>
      {searched.trim() ? (
        <Hits searched={searched.trim()} muscles={muscles} />
      ) : (
        <Shelves muscles={muscles} conditions={conditions} places={places} />
      )}
    </div>
  );
};
