// The body to draw on: which views are shown, and the tools in hand.
import { lazy, memo, Suspense, useCallback, useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { TermId, View } from 'taut-core';
import { BodyView, type Shown, type Spot } from '../body/BodyView';
import type { Tool } from '../body/tool';
import { useAskOnce } from '../core/use';
import { type Brush, erase, eraseAll, type Grade, type Path, paint, type Sensation, type Told, told } from '../state/case';
import { Choice } from '../ui/Choice';
import { Icon } from '../ui/Icon';
import { useWords } from '../words';
import { PatternSwatch } from './PatternSwatch';

const Body3d = lazy(() => import('../body/solid/Body3d').then((m) => ({ default: m.Body3d })));

const canDraw3d = (): boolean => {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
};

/** What is shown together: on a large screen all of a row, on a small one the first until it is turned. */
const closeUps = {
  body: ['front', 'back', 'left', 'right'],
  head: ['head-front', 'head-back', 'head-left', 'head-right'],
  upper: ['upper-front', 'upper-back', 'upper-left', 'upper-right'],
  pelvis: ['pelvis-front', 'pelvis-back'],
  hands: ['left-palm', 'right-palm', 'left-hand-back', 'right-hand-back'],
  legs: ['legs-front', 'legs-back', 'legs-left', 'legs-right'],
  feet: ['feet-top', 'soles', 'left-foot-inner', 'right-foot-inner', 'left-foot-outer', 'right-foot-outer'],
} as const;
type CloseUp = keyof typeof closeUps;

/** How much of the brush's 12 mm a close-up needs: fingers are smaller than backs. */
const brushes = { small: 5, medium: 12, large: 28 } as const;
type BrushSize = keyof typeof brushes;
const qualities: TermId[] = ['aching', 'burning', 'stabbing', 'pressing', 'cramping', 'stiff', 'shooting', 'throbbing'];

const useWide = (): boolean => {
  const query = '(min-width: 56.25em)'; // as in pages.css
  const [wide, setWide] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query),
      changed = () => setWide(list.matches);
    list.addEventListener('change', changed);
    return () => list.removeEventListener('change', changed);
  }, []);
  return wide;
};

const inPairs = (names: readonly string[], wide: boolean): string[][] =>
  wide ? Array.from({ length: Math.ceil(names.length / 2) }, (_, k) => names.slice(2 * k, 2 * k + 2)) : names.map((n) => [n]);

type ToolName = Tool['name'];

const EraseAll = () => {
  const words = useWords();
  const { layers } = told.useNow();
  return (
    layers.length > 0 && (
      <Button className="plain danger" onPress={() => told.change(eraseAll)}>
        {words.find.eraseAll}
      </Button>
    )
  );
};

type BrushProps = {
  painting: boolean;
  level: Grade;
  setLevel: (to: Grade) => void;
  sensation: Sensation;
  setSensation: (to: Sensation) => void;
  size: BrushSize;
  setSize: (to: BrushSize) => void;
  quality: TermId;
  setQuality: (to: TermId) => void;
};

const BrushControls = memo((props: BrushProps) => {
  const { painting, level, setLevel, sensation, setSensation, size, setSize, quality, setQuality } = props;
  const words = useWords();
  return (
    <div className="brush">
      {painting && (
        <>
          <Choice
            label={words.find.howStrong}
            value={level}
            options={(['mild', 'moderate', 'severe'] as const).map((id) => ({
              id,
              label: (
                <>
                  <PatternSwatch sensation={sensation} level={id} />
                  {words.find.level[id]}
                </>
              ),
            }))}
            onChange={setLevel}
          />
          <Choice
            label={words.find.what}
            value={sensation}
            options={(['pain', 'numbness', 'tingling'] as const).map((id) => ({ id, label: words.find.sensation[id] }))}
            onChange={setSensation}
          />
        </>
      )}
      <Choice
        label={words.find.brush}
        value={size}
        options={(Object.keys(brushes) as BrushSize[]).map((id) => ({
          id,
          name: words.find.brushSize[id],
          label: <span className={`brush-dot ${id}`} />,
        }))}
        onChange={setSize}
      />
      {painting && sensation === 'pain' && (
        <label className="field">
          <span>{words.find.feels}</span>
          <select value={quality} onChange={(e) => setQuality(e.target.value)}>
            <option value="">{words.find.anyQuality}</option>
            {qualities.map((id) => (
              <option key={id} value={id}>
                {words.qualities[id]}
              </option>
            ))}
          </select>
        </label>
      )}
      <EraseAll />
    </div>
  );
});

type CloseUpProps = {
  solid: boolean;
  onSolid: (to: boolean) => void;
  closeUp: CloseUp;
  turns: number;
  onTurn: () => void;
  onChange: (to: CloseUp) => void;
};

const CloseUps = memo(({ solid, onSolid, closeUp, turns, onTurn, onChange }: CloseUpProps) => {
  const words = useWords();
  return (
    <div className="close-ups">
      <Choice
        quiet
        label={words.solid.how}
        value={solid ? '3D' : '2D'}
        options={[
          { id: '2D', label: '2D' },
          { id: '3D', label: '3D' },
        ]}
        onChange={(to) => onSolid(to === '3D')}
      />
      {turns > 1 && (
        <Button className="turn" onPress={onTurn}>
          <Icon name="turn" />
          {words.find.turn}
        </Button>
      )}
      <Choice
        quiet
        label={words.find.showBody}
        value={closeUp}
        options={(Object.keys(closeUps) as CloseUp[]).map((id) => ({ id, label: words.closeUps[id] }))}
        onChange={onChange}
      />
    </div>
  );
});

const Tools = memo(({ toolName, onChange }: { toolName: ToolName; onChange: (to: ToolName) => void }) => {
  const words = useWords();
  return (
    <div className="stage-tools" role="toolbar" aria-label={words.find.tools}>
      {(['paint', 'erase', 'pick'] as const).map((name) => (
        <ToggleButton key={name} className="tool" isSelected={toolName === name} onChange={() => onChange(name)}>
          <Icon name={name} />
          {words.find[name]}
        </ToggleButton>
      ))}
    </div>
  );
});

/** Keeps the place of a view free until the core has told its size. */
const Waiting = ({ caption }: { caption: string | undefined }) => (
  <figure className="body-view">
    <div className="body-frame waiting" />
    <figcaption>{caption}</figcaption>
  </figure>
);

type Props = { shown: Shown[]; understood: string; onPick: (spot: Spot) => void };

export const Stage = memo(({ shown, understood, onPick }: Props) => {
  const words = useWords();
  const t = told.useNow();
  const views = useAskOnce('views', []).answer;
  const wide = useWide();
  const [closeUp, setCloseUp] = useState<CloseUp>('body');
  const [turn, setTurn] = useState(0);
  const [solid, setSolid] = useState<'no' | 'yes' | 'impossible'>('no');
  const [toolName, setToolName] = useState<ToolName>('paint');
  const [size, setSize] = useState<BrushSize>('medium');
  const [level, setLevel] = useState<Grade>('moderate');
  const [sensation, setSensation] = useState<Sensation>('pain');
  const [quality, setQuality] = useState<TermId>('');

  const turns = inPairs(closeUps[closeUp], wide && solid !== 'yes');
  const names = turns[turn % turns.length] ?? [];
  const radius_mm = brushes[size] * (closeUp === 'body' || closeUp === 'legs' || closeUp === 'upper' ? 1 : 0.5);
  const brush: Brush = { sensation, level, radius_mm, quality: quality || null };
  const tool: Tool =
    toolName === 'paint' ? { name: 'paint', brush } : toolName === 'erase' ? { name: 'erase', radius_mm } : { name: 'pick' };

  const onTurn = useCallback(() => setTurn((now) => now + 1), []);
  const show = useCallback((to: CloseUp) => {
    setCloseUp(to);
    setTurn(0);
  }, []);

  const showSolid = useCallback((to: boolean) => {
    setSolid(!to ? 'no' : canDraw3d() ? 'yes' : 'impossible');
    setTurn(0);
  }, []);

  const stroked = (now: Told, paths: Path[]): Told =>
    paths.reduce((t_, path) => (tool.name === 'paint' ? paint(t_, tool.brush, path) : erase(t_, radius_mm, path)), now);
  const eye = views?.find((v: View) => v.name === names[0]);

  return (
    <section className="stage" aria-label={words.find.drawing}>
      <Tools toolName={toolName} onChange={setToolName} />
      <div className="stage-views" data-count={names.length}>
        {solid === 'impossible' && <p className="notice">{words.solid.impossible}</p>}
        {!views && names.map((name) => <Waiting key={name} caption={words.views[name]} />)}
        {views && solid === 'yes' && eye && (
          <Suspense fallback={<p className="quiet">{words.loading}</p>}>
            <Body3d
              view={eye}
              layers={t.layers}
              shown={shown}
              tool={tool}
              label={words.solid.canvas(understood)}
              stroked={(paths) => stroked(t, paths).layers}
              onTracks={(paths) => told.change((now) => stroked(now, paths))}
              onPick={onPick}
            />
          </Suspense>
        )}
        {views &&
          solid !== 'yes' &&
          names.map((name) => {
            const view = views.find((v: View) => v.name === name);
            return (
              view && (
                <BodyView
                  key={name}
                  view={view}
                  views={views}
                  layers={t.layers}
                  shown={shown}
                  tool={tool}
                  label={words.find.canvas(words.views[name] ?? view.caption, understood)}
                  onTrack={(on, points) => told.change((now) => stroked(now, [{ on, points }]))}
                  onPick={onPick}
                />
              )
            );
          })}
      </div>
      <CloseUps
        solid={solid === 'yes'}
        onSolid={showSolid}
        closeUp={closeUp}
        turns={turns.length}
        onTurn={onTurn}
        onChange={show}
      />
      {toolName === 'pick' ? (
        <p className="hint">{words.find.pickHint}</p>
      ) : (
        <BrushControls
          {...{ painting: toolName === 'paint', level, setLevel, sensation, setSensation, size, setSize, quality, setQuality }}
        />
      )}
    </section>
  );
});
