// The page where it all begins: say or draw where it hurts, and see what may be behind it.
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Candidate, Mark, Place, Ranking } from 'taut-core';
import type { Shown, Spot } from '../body/BodyView';
import { useAskOnce } from '../core/use';
import { useConversation } from '../screen/conversation';
import type { Answer } from '../state/ranking';
import { Icon } from '../ui/Icon';
import { usePercent, useWords } from '../words';
import { RegionSheet } from './RegionSheet';
import { RegionTree } from './RegionTree';
import { keyOf, Results } from './Results';
import { Stage } from './Stage';
import { Tell } from './Tell';

const SIDED = ['left', 'right', 'both'] as const;

/** Places that were said in words, to be shown on the body. */
const saidOf = (ranking: Ranking | undefined): Mark[] =>
  (ranking?.understood ?? [])
    .filter((u) => u.method === 'words' && u.region && !u.negated && (u.kind === 'pain' || u.kind === 'numbness'))
    .map((u) => ({ region: u.region ?? '', side: u.side === 'unstated' || !u.side ? 'both' : u.side, level: 'mild' }));

const isPaired = (places: Place[] | undefined, m: Mark): boolean => places?.find((p) => p.id === m.region)?.paired ?? false;

/** What lies over the skin: what was said in words, or the muscle that is open. The same object until it changes. */
const useShown = (ranking: Ranking | undefined, places: Place[] | undefined, candidate: Candidate | undefined): Shown[] => {
  const marks = candidate
    ? []
    : saidOf(ranking).map((m) => (m.side === 'both' && !isPaired(places, m) ? { ...m, side: 'midline' } : m));
  const side = SIDED.find((s) => s === candidate?.side) ?? 'left';
  const key = JSON.stringify([marks, candidate?.point, side]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that is shown
  return useMemo(
    () =>
      candidate
        ? [{ key: 'candidate', subject: { show: 'point', id: candidate.point }, side }]
        : marks.length > 0
          ? [{ key: 'said', subject: { show: 'drawing', drawing: { layers: [{ sensation: 'pain', marks: marks as Mark[] }] } } }]
          : [],
    [key],
  );
};

/** Whether some of it is on the screen. */
const useSeen = (): [React.RefObject<HTMLDivElement | null>, boolean] => {
  const ref = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => setSeen(entry?.isIntersecting ?? false), { rootMargin: '0px 0px -30%' });
    if (ref.current) observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return [ref, seen];
};

export const Find = memo(({ ranking, whole, error }: Answer) => {
  const words = useWords();
  const percent = usePercent();
  const places = useAskOnce('regions', []).answer;
  const [opened, setOpened] = useState<string | null>(null);
  const [spot, setSpot] = useState<(Omit<Spot, 'side'> & { side: Spot['side'] | null }) | null>(null);

  const conversation = useConversation();
  const ranked = conversation.safetyOpen === false;
  const [results, seen] = useSeen();
  const chooseArea = useCallback((p: Place) => setSpot({ region: p.id, side: null }), []);
  const candidate = ranked ? ranking?.candidates.find((c) => keyOf(c) === opened) : undefined;
  const shown = useShown(ranking, places, candidate);
  const understood = (ranking?.understood ?? []).flatMap((u) => (u.negated ? [] : u.says)).join(', ');
  const place = spot && places?.find((p) => p.id === spot.region);
  const best = ranking?.candidates[0];
  return (
    <div className="find">
      <div className="find-tell">
        <Tell ranking={ranking} whole={whole} />
      </div>
      <div className="find-body">
        <Stage shown={shown} understood={understood} onPick={setSpot} />
      </div>
      <div className="find-results" ref={results}>
        {!ranking?.withheld && (
          <Results ranking={ranking} whole={whole} error={error} conversation={conversation} opened={opened} onOpen={setOpened} />
        )}
      </div>
      <div className="find-areas">
        <RegionTree onChoose={chooseArea} />
      </div>
      {best && !seen && ranking?.muscular !== null && conversation.safetyOpen !== undefined && (
        <Button className="jump" onPress={() => document.getElementById('results')?.scrollIntoView({ block: 'start' })}>
          {ranked ? (
            <span>
              {words.find.mostLikely}: <strong>{best.names[0]}</strong> {words.side[best.side]} · {percent(best.probability)}
            </span>
          ) : (
            <span>{words.find.safetyFirst}</span>
          )}
          <Icon name="down" />
        </Button>
      )}
      {place && spot && <RegionSheet place={place} side={spot.side} onClose={() => setSpot(null)} />}
    </div>
  );
});
