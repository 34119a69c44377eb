// Every muscle and point with its picture; found by name, pain, nerve root or movement; each page has its link.
import { useMemo, useRef } from 'react';
import { useAskOnce } from '../core/use';
import { useQuery } from '../state/route';
import { useWords } from '../words';
import '../styles/atlas.css';
import { ConditionPage } from './ConditionPage';
import { type Condition, type Dermatome, type Muscle, rootsOf } from './entries';
import { type Library, List } from './List';
import { MusclePage } from './MusclePage';
import { knownOf } from './match';
import { PlacePage } from './PlacePage';
import { useScroll } from './scroll';
import { queryOf, wantedOf } from './wanted';

const useLibrary = (): Library | null => {
  const muscles = useAskOnce('entries', ['muscles']).answer as Muscle[] | undefined;
  const conditions = useAskOnce('entries', ['conditions']).answer as Condition[] | undefined;
  const dermatomes = useAskOnce('entries', ['dermatomes']).answer as Dermatome[] | undefined;
  const regions = useAskOnce('regions', []).answer;
  const skin = useAskOnce('skin', []).answer;
  return useMemo(
    () =>
      muscles && conditions && dermatomes && regions && skin
        ? { muscles, conditions, dermatomes, known: knownOf(regions, skin), roots: rootsOf(muscles, dermatomes) }
        : null,
    [muscles, conditions, dermatomes, regions, skin],
  );
};

export const Atlas = ({ path: [kind, id] }: { path: string[] }) => {
  const words = useWords();
  const library = useLibrary();
  const query = useQuery();
  const isList = kind === undefined;
  const list = useRef('');
  const wanted = useMemo(() => wantedOf(query), [query]);
  if (isList) list.current = queryOf(wanted).toString();
  const point = query.get('point');
  useScroll(isList ? '' : `${kind} ${id}${point ? `?point=${point}` : ''}`, library !== null);
  if (!library) return <p className="quiet">{words.loading}</p>;
  const back = new URLSearchParams(list.current);
  const muscle = kind === 'muscles' && library.muscles.find((m) => m.id === id);
  const condition = kind === 'conditions' && library.conditions.find((c) => c.id === id);
  const place = kind === 'places' && library.known.places.get(id ?? '');
  if (muscle) return <MusclePage key={id} muscle={muscle} places={library.known.places} query={query} back={back} />;
  if (condition) return <ConditionPage key={id} condition={condition} places={library.known.places} back={back} />;
  if (place) return <PlacePage key={id} place={place} library={library} back={back} />;
  return <List wanted={wanted} shelves={library} />;
};
