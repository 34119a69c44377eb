// The page where it all begins: say or draw where it hurts, and see what may be behind it.
import { useCallback, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Mark, Place, Ranking } from 'taut-core';
import type { Shown, Spot } from '../body/BodyView';
import { useAskOnce } from '../core/use';
import { Icon } from '../ui/Icon';
import { usePercent, useWords } from '../words';
import { useName } from './Candidate';
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

export const Find = ({ ranking, error }: { ranking: Ranking | undefined; error: Error | undefined }) => {
  const words = useWords();
  const percent = usePercent();
  const nameOf = useName();
  const places = useAskOnce('regions', []).answer;
  const [opened, setOpened] = useState<string | null>(null);
  const [spot, setSpot] = useState<(Omit<Spot, 'side'> & { side: Spot['side'] | null }) | null>(null);

  const chooseArea = useCallback((p: Place) => setSpot({ region: p.id, side: null }), []);
  const candidate = ranking?.candidates.find((c) => keyOf(c) === opened);
  const said = saidOf(ranking).filter((m) => m.side !== 'both' || places?.find((p) => p.id === m.region)?.paired);
  const midline = saidOf(ranking).filter((m) => m.side === 'both' && !places?.find((p) => p.id === m.region)?.paired);
  const marks = [...said, ...midline.map((m) => ({ ...m, side: 'midline' as const }))];
  const side = SIDED.find((s) => s === candidate?.side) ?? 'left';
  const shown: Shown[] = [
    ...(marks.length > 0 && !candidate
      ? [{ key: 'said', subject: { show: 'drawing' as const, drawing: { layers: [{ sensation: 'pain' as const, marks }] } } }]
      : []),
    ...(candidate ? [{ key: 'candidate', subject: { show: 'point' as const, id: candidate.point }, side }] : []),
  ];
  const understood = (ranking?.understood ?? []).map((u) => u.says).join(', ');
  const place = spot && places?.find((p) => p.id === spot.region);
  const best = ranking?.candidates[0];
  return (
    <div className="find">
      <div className="find-tell">
        <Tell ranking={ranking} />
      </div>
      <div className="find-body">
        <Stage
          shown={shown}
          about={{ understood: ranking?.understood ?? [], candidate }}
          understood={understood}
          onPick={setSpot}
        />
      </div>
      <div className="find-results">
        {!ranking?.withheld && <Results ranking={ranking} error={error} opened={opened} onOpen={setOpened} />}
      </div>
      <div className="find-areas">
        <RegionTree onChoose={chooseArea} />
      </div>
      {best && (
        <Button className="jump" onPress={() => document.getElementById('results')?.scrollIntoView({ block: 'start' })}>
          <span>
            {words.find.mostLikely}: <strong>{nameOf(best.names)}</strong> {words.side[best.side]} · {percent(best.probability)}
          </span>
          <Icon name="down" />
        </Button>
      )}
      {place && spot && <RegionSheet place={place} side={spot.side} onClose={() => setSpot(null)} />}
    </div>
  );
};
