// Muscles and other causes as lists, each with why it stands there.
import type { Place } from 'taut-core';
import { to } from '../state/route';
import { settings } from '../state/settings';
import { usePercent, useWords } from '../words';
import { movementName } from '../words/movements';
import type { Condition, Muscle } from './entries';
import type { Match, Reach } from './match';

/** How much of a place's skin is usual (full) and how much is felt in some people (light). */
const SkinBar = ({ reach: { usualShare, someShare } }: { reach: Reach }) => {
  if (usualShare === null || someShare === null) return null;
  return (
    <svg className="bar atlas-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect className="bar-all" width="100" height="4" />
      <rect className="atlas-some" width={100 * (usualShare + someShare)} height="4" />
      <rect className="bar-part" width={100 * usualShare} height="4" />
    </svg>
  );
};

const Why = ({ match: { reaches, does, limits }, places }: { match: Match<unknown>; places: Map<string, Place> }) => {
  const { atlas } = useWords();
  const percent = usePercent();
  const { language } = settings.useNow();
  const share = (of: number | null) => (of ? percent(of) : null);
  const movements = (ids: string[]) => ids.map((id) => movementName(id, language)).join(', ');
  return (
    <span className="atlas-why">
      {reaches.map((r) => (
        <span key={r.place}>
          {reaches.length > 1 && <>{places.get(r.place)?.name ?? ''}: </>}
          {[
            r.usual && atlas.usuallyOf(share(r.usualShare)),
            (!r.usual || share(r.someShare)) && atlas.sometimesOf(share(r.someShare)),
          ]
            .filter(Boolean)
            .join(', ')}
          <SkinBar reach={r} />
        </span>
      ))}
      {does.length > 0 && <span>{does.length > 1 ? `${atlas.does}: ${movements(does)}` : atlas.does}</span>}
      {limits.length > 0 && <span>{limits.length > 1 ? `${atlas.limits}: ${movements(limits)}` : atlas.limits}</span>}
    </span>
  );
};

type Of<T> = { matches: Match<T>[]; places: Map<string, Place> };

/** A list without reasons. */
export const plain = <T,>(of: T): Match<T> => ({ of, reaches: [], does: [], limits: [] });

export const MuscleRows = ({ matches, places }: Of<Muscle>) => {
  const { language } = settings.useNow();
  return (
    <ul className="atlas-list">
      {matches.map((match) => {
        const { id, english, latin } = match.of;
        return (
          <li key={id}>
            <a href={to('atlas', 'muscles', id)}>
              <span className="atlas-name">{english}</span>
              {language === 'en' && <span className="latin">{latin}</span>}
              <Why match={match} places={places} />
            </a>
          </li>
        );
      })}
    </ul>
  );
};

export const ConditionRows = ({ matches, places }: Of<Condition>) => (
  <ul className="atlas-list">
    {matches.map((match) => (
      <li key={match.of.id}>
        <a href={to('atlas', 'conditions', match.of.id)}>
          <span className="atlas-name">{match.of.english}</span>
          {match.of.latin && <span className="latin">{match.of.latin}</span>}
          <Why match={match} places={places} />
        </a>
      </li>
    ))}
  </ul>
);
