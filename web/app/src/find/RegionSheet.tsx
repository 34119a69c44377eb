// A whole region, set by a tap on the body or from the list: side, sensation, level.
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Level, Place, Side } from 'taut-core';
import { levelAt, type Sensation, setLevel, told } from '../state/case';
import { Choice } from '../ui/Choice';
import { Sheet } from '../ui/Sheet';
import { useWords } from '../words';

type Props = { place: Place; side: Side | null; onClose: () => void };

export const RegionSheet = ({ place, side: tapped, onClose }: Props) => {
  const words = useWords();
  const t = told.useNow();
  const { name } = place;
  const [side, setSide] = useState<Side>(tapped ?? (place.paired ? 'left' : 'midline'));
  const [sensation, setSensation] = useState<Sensation>('pain');
  const spot = { region: place.id, side };
  return (
    <Sheet title={name} open onClose={onClose}>
      {place.latin && <p className="latin">{place.latin}</p>}
      {place.paired && (
        <Choice
          label={words.find.whichSide}
          value={side}
          options={(['right', 'left'] as const).map((id) => ({ id, label: words.sideTitle[id] }))}
          onChange={setSide}
        />
      )}
      <Choice
        label={words.find.what}
        value={sensation}
        options={(['pain', 'numbness', 'tingling'] as const).map((id) => ({ id, label: words.find.sensation[id] }))}
        onChange={setSensation}
      />
      <Choice<Level | 'unset'>
        label={words.find.howStrong}
        value={levelAt(t, spot, sensation) ?? 'unset'}
        options={[
          { id: 'unset', label: words.find.notAsked },
          ...(['none', 'mild', 'moderate', 'severe'] as const).map((id) => ({ id, label: words.find.level[id] })),
        ]}
        onChange={(to) => told.change((now) => setLevel(now, spot, sensation, to === 'unset' ? null : to))}
      />
      <Button className="primary" onPress={onClose}>
        {words.close}
      </Button>
    </Sheet>
  );
};
