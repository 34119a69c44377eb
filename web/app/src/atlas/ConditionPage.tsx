// A cause that is no muscle: where it hurts, and what to do.
import type { Place, Source } from 'taut-core';
import { useAskOnce } from '../core/use';
import { Sources } from '../find/Candidate';
import { Said } from '../ui/Said';
import { useWords } from '../words';
import { areasOf, type Condition } from './entries';
import { Areas, ShareLink } from './MusclePage';

export const ConditionPage = ({ condition: c, places }: { condition: Condition; places: Map<string, Place> }) => {
  const words = useWords();
  const sources = useAskOnce('entries', ['sources']).answer as Source[] | undefined;
  const ids = [...(c.sources ?? []), ...c.findings.flatMap((f) => f.source ?? [])];
  return (
    <article className="atlas-page">
      <h1>
        <Said text={c.english} />
      </h1>
      {c.latin && <p className="latin">{c.latin}</p>}
      <ShareLink />
      {c.synonyms.length > 0 && (
        <dl className="facts">
          <div>
            <dt>{words.atlas.alsoCalled}</dt>
            <dd>{c.synonyms.join(', ')}</dd>
          </div>
        </dl>
      )}
      {c.next && (
        <>
          <h2>{words.atlas.next}</h2>
          <p>
            <Said text={c.next} />
          </p>
        </>
      )}
      <h2>{words.atlas.refers}</h2>
      <Areas of={areasOf(c.findings, places)} places={places} />
      {sources && <Sources ids={[...new Set(ids)]} strength={c.strength ?? null} sources={sources} />}
    </article>
  );
};
