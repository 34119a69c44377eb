// A place of the body: where it is, and which muscles send pain there.
import { useMemo } from 'react';
import type { Place } from 'taut-core';
import { to, withQuery } from '../state/route';
import { useWords } from '../words';
import { BodyPair } from './BodyPair';
import type { Library } from './List';
import { conditionsFor, musclesFor } from './match';
import { PageHead } from './PageHead';
import { ConditionRows, MuscleRows } from './Rows';
import { queryOf, type Wanted } from './wanted';

export const PlacePage = ({ place, library, back }: { place: Place; library: Library; back: URLSearchParams }) => {
  const { atlas } = useWords();
  const { muscles, conditions, dermatomes, known } = library;
  const wanted = useMemo<Wanted>(() => ({ words: '', pain: [place.id], root: [], move: [] }), [place]);
  const name = place.name;
  return (
    <article className="atlas-page">
      <PageHead name={name} latin={place.latin} back={back}>
        <a className="button plain" href={withQuery(to('atlas'), queryOf(wanted))}>
          {atlas.combine}
        </a>
      </PageHead>
      <BodyPair {...{ wanted, dermatomes, places: known.places }} />
      <h2>{atlas.causing}</h2>
      <MuscleRows matches={musclesFor(muscles, wanted, known)} places={known.places} />
      <details className="shelf">
        <summary>{atlas.conditions}</summary>
        <ConditionRows matches={conditionsFor(conditions, wanted, known)} places={known.places} />
      </details>
    </article>
  );
};
