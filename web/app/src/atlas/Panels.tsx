// Three ways to look something up: by pain, by nerve root, by movement.

import { Button } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { Place } from 'taut-core';
import { RegionTree } from '../find/RegionTree';
import { settings } from '../state/settings';
import { useWords } from '../words';
import { movementsIn } from '../words/movements';
import { type Filter, toggled, type Wanted } from './wanted';

export type Change = (to: Wanted) => void;
type Props = { wanted: Wanted; onChange: Change };

/** The area that a place lies in, to be chosen instead. */
const Wider = ({ id, wanted: w, onChange, places }: Props & { id: string; places: Map<string, Place> }) => {
  const { atlas } = useWords();
  const wider = places.get(places.get(id)?.parent ?? '');
  if (!wider || w.pain.includes(wider.id)) return null;
  const others = w.pain.filter((p) => p !== id);
  return (
    <Button className="plain" onPress={() => onChange({ ...w, pain: [...others, wider.id] })}>
      {atlas.wider} {wider.name}
    </Button>
  );
};

export const PainPanel = ({ wanted, onChange, places }: Props & { places: Map<string, Place> }) => {
  const { atlas } = useWords();
  return (
    <>
      <p className="quiet">{atlas.tapBody}</p>
      {wanted.pain.map((id) => (
        <Wider key={id} id={id} {...{ wanted, onChange, places }} />
      ))}
      <details className="shelf">
        <summary>{atlas.orList}</summary>
        <RegionTree onChoose={(p) => onChange(wanted.pain.includes(p.id) ? wanted : toggled(wanted, 'pain', p.id))} />
      </details>
    </>
  );
};

const levels = ['C', 'T', 'L', 'S'] as const;
type Level = (typeof levels)[number] | 'head';

const levelOf = (root: string): Level => levels.find((l) => new RegExp(`^${l}\\d`).test(root)) ?? 'head';

export const RootPanel = ({ wanted, onChange, roots }: Props & { roots: string[] }) => {
  const { atlas } = useWords();
  return (
    <>
      <p className="quiet">{atlas.rootHint}</p>
      {[...Map.groupBy(roots, levelOf)].map(([level, some]) => (
        <fieldset key={level} className="atlas-roots">
          <legend>{atlas.levels[level]}</legend>
          {some.map((root) => (
            <ToggleButton
              key={root}
              className="atlas-root"
              isSelected={wanted.root.includes(root)}
              onChange={() => onChange(toggled(wanted, 'root', root))}
            >
              {root}
            </ToggleButton>
          ))}
        </fieldset>
      ))}
    </>
  );
};

export const MovementPanel = ({ wanted, onChange }: Props) => {
  const { atlas } = useWords();
  const { language } = settings.useNow();
  return (
    <label className="field">
      <span>{atlas.movement}</span>
      <select value="" onChange={(e) => e.target.value && onChange(toggled(wanted, 'move', e.target.value))}>
        <option value="">{atlas.anyMovement}</option>
        {movementsIn(language).map(([joint, movements]) => (
          <optgroup key={joint} label={atlas.joints[joint]}>
            {movements
              .filter((m) => !wanted.move.includes(m.id))
              .map((m) => (
                <option key={m.id} value={m.id}>
                  {m.name}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
};

export const panelOf = (filter: Filter, props: Props, known: { places: Map<string, Place>; roots: string[] }) => {
  switch (filter) {
    case 'pain':
      return <PainPanel {...props} places={known.places} />;
    case 'root':
      return <RootPanel {...props} roots={known.roots} />;
    case 'move':
      return <MovementPanel {...props} />;
  }
};
