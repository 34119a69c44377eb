// Where pain is felt, as links to the places.
import type { Place } from 'taut-core';
import { to } from '../state/route';
import { useWords } from '../words';
import type { areasOf } from './entries';

export const Areas = ({ of, places }: { of: ReturnType<typeof areasOf>; places: Map<string, Place> }) => {
  const { atlas } = useWords();
  return (
    <ul className="chips">
      {of.map(({ id, usual }) => {
        const often = usual ? atlas.usually : atlas.sometimes;
        return (
          <li key={id}>
            <a className={usual ? 'chip strong' : 'chip'} href={to('atlas', 'places', id)} title={often}>
              {places.get(id)?.name ?? id}
              <span className="hidden"> ({often})</span>
            </a>
          </li>
        );
      })}
    </ul>
  );
};
