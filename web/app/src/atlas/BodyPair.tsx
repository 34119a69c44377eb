// A small body from two sides, with places and nerve roots on it; a tap on it chooses a place.
import { useMemo } from 'react';
import type { Mark, Place } from 'taut-core';
import { BodyView, type Shown, type Spot } from '../body/BodyView';
import type { Tool } from '../body/tool';
import { useAskOnce } from '../core/use';
import { useWords } from '../words';
import { type Dermatome, groupOf } from './entries';
import type { Wanted } from './wanted';

const pick: Tool = { name: 'pick' };
const nothing = () => {};
const none: never[] = [];

type Pair = [string, string];
const whole: Pair = ['front', 'back'];

/** Where the skin of a root is seen best, and places of a group; all else on the whole body. */
const closeUps: { roots: [RegExp, Pair][]; groups: Record<string, Pair> } = {
  roots: [
    [/^V/, ['head-front', 'head-left']],
    [/^C2$/, ['head-back', 'head-left']],
    [/^S[345]$/, ['pelvis-front', 'pelvis-back']],
  ],
  groups: {
    head: ['head-front', 'head-left'],
    neck: ['upper-front', 'upper-back'],
    hand: ['left-palm', 'left-hand-back'],
    foot: ['feet-top', 'soles'],
  },
};

const viewsFor = (w: Wanted, places: Map<string, Place>): Pair => {
  const pairs = [
    ...w.root.map((r) => closeUps.roots.find(([of]) => of.test(r))?.[1] ?? whole),
    ...w.pain.map((p) => closeUps.groups[groupOf(p, places) ?? ''] ?? whole),
  ];
  const [first = whole] = pairs;
  return pairs.every((p) => p === first) ? first : whole;
};

const shownOf = (w: Wanted, places: Map<string, Place>, dermatomes: Dermatome[]): Shown[] => {
  const marks = w.pain.flatMap((region): Mark[] => {
    const place = places.get(region);
    return place ? [{ region, side: place.paired ? 'both' : 'midline' }] : [];
  });
  const roots = dermatomes.filter((d) => w.root.includes(d.name));
  return [
    ...roots.map(({ id }): Shown => ({ key: id, subject: { show: 'dermatomes', id } })),
    ...(marks.length > 0
      ? [{ key: 'pain', subject: { show: 'marks' as const, drawing: { layers: [{ sensation: 'pain' as const, marks }] } } }]
      : []),
  ];
};

type Props = {
  wanted: Wanted;
  places: Map<string, Place>;
  dermatomes: Dermatome[];
  /** Missing: it is only looked at. */
  onPick?: (spot: Spot) => void;
};

export const BodyPair = ({ wanted, places, dermatomes, onPick }: Props) => {
  const words = useWords();
  const views = useAskOnce('views', []).answer;
  const shown = useMemo(() => shownOf(wanted, places, dermatomes), [wanted, places, dermatomes]);
  const names = onPick ? whole : viewsFor(wanted, places);
  return (
    <div className={onPick ? 'atlas-bodies to-tap' : 'atlas-bodies'}>
      {views &&
        names.map((name) => {
          const view = views.find((v) => v.name === name);
          return (
            view && (
              <BodyView
                key={name}
                view={view}
                views={views}
                layers={none}
                shown={shown}
                tool={onPick ? pick : null}
                label={words.atlas.body(words.views[name] ?? view.caption)}
                onTrack={nothing}
                onPick={onPick ?? nothing}
              />
            )
          );
        })}
    </div>
  );
};
