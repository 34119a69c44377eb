// One muscle: what it does, its nerve, and its points with their pictures.
import type { ReactNode } from 'react';
import type { Place, Source } from 'taut-core';
import { useAskOnce } from '../core/use';
import { Sources } from '../find/Candidate';
import { follow, to, withQuery } from '../state/route';
import { settings } from '../state/settings';
import { Choice } from '../ui/Choice';
import { useWords } from '../words';
import { movementName } from '../words/movements';
import { cited, findingsOf, type Muscle } from './entries';
import { limitsOf } from './match';
import { PageHead } from './PageHead';
import { PointCard } from './PointCard';
import { type Filter, queryOf, wantedOf } from './wanted';

/** Links to all muscles that have the same. */
const Alike = ({ filter, ids }: { filter: Filter; ids: string[] }) => {
  const { language } = settings.useNow();
  const link = (id: string) => withQuery(to('atlas'), queryOf({ ...wantedOf(new URLSearchParams()), [filter]: [id] }));
  return (
    <span className="chips">
      {ids.map((id) => (
        <a key={id} className="chip" href={link(id)}>
          {filter === 'move' ? movementName(id, language) : id}
        </a>
      ))}
    </span>
  );
};

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Factors = ({ ids }: { ids: string[] }) => {
  const terms = useAskOnce('entries', ['terms']).answer as { id: string; type: string; name: string }[] | undefined;
  const names = ids.map((id) => terms?.find((t) => t.type === 'factor' && t.id === id)?.name ?? id.replaceAll('-', ' '));
  return names.map((name, k) => (
    <span key={name}>
      {k > 0 && ', '}
      {name}
    </span>
  ));
};

const Facts = ({ muscle: m }: { muscle: Muscle }) => {
  const { atlas } = useWords();
  const { language } = settings.useNow();
  const limits = limitsOf(findingsOf(m));
  return (
    <dl className="facts">
      {language === 'en' && m.synonyms.length > 0 && <Fact name={atlas.alsoCalled}>{m.synonyms.join(', ')}</Fact>}
      {m.attachments?.from && <Fact name={atlas.from}>{m.attachments.from}</Fact>}
      {m.attachments?.to && <Fact name={atlas.toEnd}>{m.attachments.to}</Fact>}
      {m.nerve?.name && (
        <Fact name={atlas.nerve}>
          {m.nerve.name} <Alike filter="root" ids={m.nerve.roots ?? []} />
        </Fact>
      )}
      {m.actions.length > 0 && (
        <Fact name={atlas.actions}>
          <Alike filter="move" ids={m.actions} />
        </Fact>
      )}
      {limits.length > 0 && (
        <Fact name={atlas.limited}>
          <Alike filter="move" ids={limits} />
        </Fact>
      )}
      {m.factors.length > 0 && (
        <Fact name={atlas.factors}>
          <Factors ids={m.factors.map((f) => f.factor)} />
        </Fact>
      )}
    </dl>
  );
};

const sides = ['right', 'left'] as const;
type Side = (typeof sides)[number];

type Props = { muscle: Muscle; places: Map<string, Place>; query: URLSearchParams; back: URLSearchParams };

export const MusclePage = ({ muscle: m, places, query, back }: Props) => {
  const words = useWords();
  const sources = useAskOnce('entries', ['sources']).answer as Source[] | undefined;
  const side: Side = query.get('side') === 'right' ? 'right' : 'left';
  const here = (asked: Record<string, string>) => withQuery(to('atlas', 'muscles', m.id), new URLSearchParams(asked));
  return (
    <article className="atlas-page">
      <PageHead name={m.english} latin={m.latin} back={back} />
      <Facts muscle={m} />
      <div className="row wide">
        <h2>{words.atlas.points}</h2>
        {m.paired && (
          <Choice
            quiet
            label={words.atlas.side}
            value={side}
            options={sides.map((id) => ({ id, label: words.sideTitle[id] }))}
            onChange={(to_) => follow(here({ side: to_ }), true)}
          />
        )}
      </div>
      <div className="atlas-points">
        {m.points.map((p, k) => (
          <PointCard
            key={p.id}
            point={p}
            side={side}
            places={places}
            link={here({ ...(m.paired && { side }), point: p.id })}
            wanted={query.get('point') === p.id}
            first={k === 0}
          />
        ))}
      </div>
      {sources && <Sources ids={cited(m, sources).map((s) => s.id)} strength={null} sources={sources} />}
    </article>
  );
};
