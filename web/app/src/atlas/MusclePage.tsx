// One muscle: its picture, its points, where they send pain, how to find them.
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Place, Source } from 'taut-core';
import { useLooks } from '../body/looks';
import { usePicture } from '../body/picture';
import { useAskOnce } from '../core/use';
import { Sources, useName } from '../find/Candidate';
import { to } from '../state/route';
import { Choice } from '../ui/Choice';
import { Said } from '../ui/Said';
import { useWords } from '../words';
import { areasOf, cited, type Muscle, type Point } from './entries';

export const Areas = ({ of, places }: { of: ReturnType<typeof areasOf>; places: Map<string, Place> }) => {
  const { atlas } = useWords();
  return (
    <ul className="chips">
      {of.map(({ id, usual }) => (
        <li key={id}>
          <a
            className={usual ? 'chip strong' : 'chip'}
            href={to('atlas', 'places', id)}
            title={usual ? atlas.usually : atlas.sometimes}
          >
            <Said text={places.get(id)?.name ?? id} />
            <span className="hidden"> ({usual ? atlas.usually : atlas.sometimes})</span>
          </a>
        </li>
      ))}
    </ul>
  );
};

export const ShareLink = () => {
  const { atlas } = useWords();
  const [said, setSaid] = useState('');
  return (
    <p className="row">
      <Button className="secondary" onPress={() => navigator.clipboard.writeText(location.href).then(() => setSaid(atlas.copied))}>
        {atlas.share}
      </Button>
      <a className="button plain" href={to('atlas')}>
        {atlas.title}
      </a>
      <span role="status">{said}</span>
    </p>
  );
};

const PointSection = ({ point: p, side, places }: { point: Point; side: 'left' | 'right'; places: Map<string, Place> }) => {
  const words = useWords();
  const looks = useLooks();
  const picture = usePicture({ show: 'point', id: p.id }, { ...looks, side });
  return (
    <section className="card atlas-point" aria-labelledby={p.id}>
      <h3 id={p.id}>
        <Said text={p.name} />
      </h3>
      {picture && <img className="pattern" src={picture.url} alt={words.find.pictureOf(p.name)} />}
      <h4>{words.find.where}</h4>
      <p>
        {p.place.landmark}. <span className="quiet">{words.find.within(p.place.uncertainty_mm)}</span>
      </p>
      {p.feel?.how && (
        <>
          <h4>{words.atlas.find}</h4>
          <p>
            {p.feel.position && <>{p.feel.position}. </>}
            {p.feel.how}
          </p>
        </>
      )}
      <p className="quiet">
        {words.atlas.depth}: {p.depth} · {words.atlas.difficulty}: {p.difficulty}
      </p>
      <h4>{words.atlas.refers}</h4>
      <Areas of={areasOf(p.findings, places)} places={places} />
    </section>
  );
};

export const MusclePage = ({ muscle: m, places }: { muscle: Muscle; places: Map<string, Place> }) => {
  const words = useWords();
  const nameOf = useName();
  const sources = useAskOnce('entries', ['sources']).answer as Source[] | undefined;
  const [side, setSide] = useState<'left' | 'right'>('left');
  const facts: [string, string | null | undefined][] = [
    [words.atlas.alsoCalled, m.synonyms.join(', ')],
    [words.atlas.from, m.attachments?.from],
    [words.atlas.toEnd, m.attachments?.to],
    [words.atlas.nerve, [m.nerve?.name, m.nerve?.roots?.join(' ')].filter(Boolean).join(', ')],
    [words.atlas.actions, m.actions.map((a) => a.replaceAll('-', ' ')).join(', ')],
    [words.atlas.factors, m.factors.map((f) => f.factor.replaceAll('-', ' ')).join(', ')],
  ];
  return (
    <article className="atlas-page">
      <h1>{nameOf([m.english, m.latin ?? ''])}</h1>
      {m.latin && <p className="latin">{m.latin}</p>}
      <ShareLink />
      <dl className="facts">
        {facts.map(
          ([name, text]) =>
            text && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            ),
        )}
      </dl>
      <div className="row wide">
        <h2>{words.atlas.points}</h2>
        {m.paired && (
          <Choice
            quiet
            label={words.atlas.side}
            value={side}
            options={(['right', 'left'] as const).map((id) => ({ id, label: words.sideTitle[id] }))}
            onChange={setSide}
          />
        )}
      </div>
      <div className="atlas-points">
        {m.points.map((p) => (
          <PointSection key={p.id} point={p} side={side} places={places} />
        ))}
      </div>
      {sources && <Sources ids={cited(m, sources).map((s) => s.id)} strength={null} sources={sources} />}
    </article>
  );
};
