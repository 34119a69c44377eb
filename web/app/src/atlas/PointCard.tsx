// One point: its picture, how to find it, where it sends pain. Its picture is drawn when it is about to be seen.
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Place } from 'taut-core';
import { useLooks } from '../body/looks';
import { usePicture } from '../body/picture';
import { useWords } from '../words';
import { Areas } from './Areas';
import { areasOf, type Point } from './entries';
import { Share } from './Share';

const NEAR = '1500px';

/** Whether an element was ever near what is seen. */
const useSeen = (of: RefObject<HTMLElement | null>, already: boolean): boolean => {
  const [seen, setSeen] = useState(already);
  useEffect(() => {
    if (!of.current || seen) return;
    const observer = new IntersectionObserver((all) => all.some((e) => e.isIntersecting) && setSeen(true), { rootMargin: NEAR });
    observer.observe(of.current);
    return () => observer.disconnect();
  }, [of, seen]);
  return seen;
};

type Props = { point: Point; side: 'left' | 'right'; places: Map<string, Place>; link: string; wanted: boolean; first: boolean };

export const PointCard = ({ point: p, side, places, link, wanted, first }: Props) => {
  const words = useWords();
  const { atlas } = words;
  const looks = useLooks();
  const card = useRef<HTMLElement>(null);
  const seen = useSeen(card, first);
  const picture = usePicture(seen ? { show: 'point', id: p.id } : null, { ...looks, side });
  const name = p.name;
  useEffect(() => {
    if (!wanted) return;
    card.current?.scrollIntoView({ block: 'start' });
    card.current?.focus({ preventScroll: true });
  }, [wanted]);
  return (
    <section ref={card} className="card atlas-point" aria-labelledby={p.id} tabIndex={-1} data-wanted={wanted || undefined}>
      <h3 id={p.id}>{name}</h3>
      <div className="atlas-picture">
        {picture && <img className="pattern" src={picture.url} alt={words.find.pictureOf(name)} />}
      </div>
      <h4>{words.find.where}</h4>
      <p>
        {p.place.landmark}. <span className="quiet">{words.find.within(p.place.uncertainty_mm)}</span>
      </p>
      {p.feel?.how && (
        <>
          <h4>{atlas.find}</h4>
          <p>
            {p.feel.position && <>{p.feel.position}. </>}
            {p.feel.how}
          </p>
        </>
      )}
      <p className="quiet">
        {atlas.depth}: {atlas.depths[p.depth] ?? p.depth} · {atlas.difficulty}: {atlas.difficulties[p.difficulty] ?? p.difficulty}
      </p>
      <h4>{atlas.refers}</h4>
      <Areas of={areasOf(p.findings, places)} places={places} />
      <Share title={name} link={link} label={atlas.sharePoint(name)} />
    </section>
  );
};
