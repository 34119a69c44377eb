// A place of the body: where it is, and which muscles send pain there.
import type { Place } from 'taut-core';
import { useLooks } from '../body/looks';
import { usePicture } from '../body/picture';
import { useName } from '../find/Candidate';
import { to } from '../state/route';
import { Said } from '../ui/Said';
import { useWords } from '../words';
import { causing, type Muscle } from './entries';
import { ShareLink } from './MusclePage';

export const PlacePage = ({ place, muscles }: { place: Place; muscles: Muscle[] }) => {
  const words = useWords();
  const nameOf = useName();
  const looks = useLooks();
  const marks = [{ region: place.id, side: place.paired ? ('both' as const) : ('midline' as const) }];
  const picture = usePicture({ show: 'marks', drawing: { layers: [{ sensation: 'pain', marks }] } }, looks);
  const found = causing(muscles, place);
  return (
    <article className="atlas-page">
      <h1>
        <Said text={place.name} />
      </h1>
      {place.latin && <p className="latin">{place.latin}</p>}
      <ShareLink />
      {picture && <img className="pattern" src={picture.url} alt={place.name} />}
      <h2>{words.atlas.causing}</h2>
      <ul className="atlas-list">
        {found.map(({ muscle: m, usual }) => (
          <li key={m.id}>
            <a href={to('atlas', 'muscles', m.id)}>
              <span>{nameOf([m.english, m.latin ?? ''])}</span>
              <span className="latin">{usual ? words.atlas.usually : words.atlas.sometimes}</span>
            </a>
          </li>
        ))}
      </ul>
    </article>
  );
};
