// A cause that is no muscle: where it hurts, and what to do.
import type { Place, Source } from 'taut-core';
import { useAskOnce } from '../core/use';
import { Sources } from '../find/Candidate';
import { settings } from '../state/settings';
import { useWords } from '../words';
import { Areas } from './Areas';
import { areasOf, type Condition } from './entries';
import { PageHead } from './PageHead';

type Props = { condition: Condition; places: Map<string, Place>; back: URLSearchParams };

export const ConditionPage = ({ condition: c, places, back }: Props) => {
  const words = useWords();
  const { language } = settings.useNow();
  const sources = useAskOnce('entries', ['sources']).answer as Source[] | undefined;
  const ids = [...(c.sources ?? []), ...c.findings.flatMap((f) => f.source ?? [])];
  const name = c.english;
  return (
    <article className="atlas-page">
      <PageHead name={name} latin={c.latin} back={back} />
      {language === 'en' && c.synonyms.length > 0 && (
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
          <p>{c.next}</p>
        </>
      )}
      <h2>{words.atlas.refers}</h2>
      <Areas of={areasOf(c.findings, places)} places={places} />
      {sources && <Sources ids={[...new Set(ids)]} strength={c.strength ?? null} sources={sources} />}
    </article>
  );
};
