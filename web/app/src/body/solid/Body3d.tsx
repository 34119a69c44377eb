// The body to be turned and painted on: the same drawing, zones and crosses as on the flat views, on the surface.
import { type CSSProperties, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { Layer, View } from 'taut-core';
import { useAskOnce } from '../../core/use';
import { Icon } from '../../ui/Icon';
import { useWords } from '../../words';
import type { Shown, Spot } from '../BodyView';
import { useLooks } from '../looks';
import type { Tool } from '../tool';
import { spotAt } from './coats';
import { follow, type Hands } from './hand';
import { moved, type Orbit, orbitOf, seenFrom, turned, zoomed } from './orbit';
import { type SurfaceTrack, Trail } from './track';
import { useColours, useDrawn, useScene, useZone } from './use';

type Props = {
  /** Where the eye begins. */
  view: View;
  layers: Layer[];
  shown: Shown[];
  tool: Tool;
  label: string;
  /** What the layers become with a stroke of the tool in hand. */
  stroked: (tracks: SurfaceTrack[]) => Layer[];
  onTracks: (tracks: SurfaceTrack[]) => void;
  onPick: (spot: Spot) => void;
};

const STEP = Math.PI / 18;
const CLOSER = 0.8;

const keys: Record<string, (o: Orbit) => Orbit> = {
  ArrowLeft: (o) => turned(o, -STEP, 0),
  ArrowRight: (o) => turned(o, STEP, 0),
  ArrowUp: (o) => turned(o, 0, STEP),
  ArrowDown: (o) => turned(o, 0, -STEP),
  'Shift ArrowLeft': (o) => moved(o, o.span / 12, 0),
  'Shift ArrowRight': (o) => moved(o, -o.span / 12, 0),
  'Shift ArrowUp': (o) => moved(o, 0, -o.span / 12),
  'Shift ArrowDown': (o) => moved(o, 0, o.span / 12),
  '+': (o) => zoomed(o, CLOSER),
  '=': (o) => zoomed(o, CLOSER),
  '-': (o) => zoomed(o, 1 / CLOSER),
};

const radiusOf = (tool: Tool): number =>
  tool.name === 'paint' ? tool.brush.radius_mm : tool.name === 'erase' ? tool.radius_mm : 0;

/** The brush beside the pen: as wide as it is where the eye looks. */
const showRing = (ring: HTMLSpanElement, at: { left: number; top: number } | null, radius: number): void => {
  const { style } = ring;
  style.display = at && radius > 0 ? 'block' : 'none';
  if (!at) return;
  style.width = style.height = `${2 * radius}px`;
  style.transform = `translate(${at.left - radius}px, ${at.top - radius}px)`;
};

export const Body3d = ({ view, layers, shown, tool, label, stroked, onTracks, onPick }: Props) => {
  const words = useWords();
  const { figure } = useLooks();
  const places = useAskOnce('regions', []).answer;
  const canvas = useRef<HTMLCanvasElement>(null);
  const ring = useRef<HTMLSpanElement>(null);
  const { made, failed } = useScene(canvas, figure);
  const [orbit, setOrbit] = useState(() => orbitOf(view));
  const [turning, setTurning] = useState(false);
  const hasZone = useZone(made, shown, figure);
  const coat = useDrawn(made, layers, shown, figure);
  useColours(made);
  const trail = useRef<Trail | null>(null);
  const paints = tool.name !== 'pick' && !turning;

  useEffect(() => setOrbit(orbitOf(view)), [view]);
  useEffect(() => made?.scene.look(orbit), [made, orbit]);

  const pick = (x: number, y: number) => {
    const met = made?.scene.meet(x, y);
    if (made && places && met && tool.name === 'pick') onPick(spotAt(made.mesh, places, met.triangle));
  };
  const goTo = (x: number, y: number) => {
    trail.current?.to(x, y);
    coat(stroked(trail.current?.tracks ?? []));
  };
  const begin = (x: number, y: number): boolean => {
    if (!made?.scene.meet(x, y)) return false;
    trail.current = new Trail((...at) => made.scene.meet(...at), made.scene.aspect);
    goTo(x, y);
    return true;
  };
  const end = (how: 'done' | 'dropped') => {
    const tracks = trail.current?.tracks ?? [];
    trail.current = null;
    if (how === 'done' && tracks.length > 0) onTracks(tracks);
    else coat(layers);
  };
  const hover: Hands['hover'] = (at) => {
    const height = canvas.current?.clientHeight ?? 0;
    if (ring.current) showRing(ring.current, at, (radiusOf(tool) * height) / orbit.span);
  };
  const hands = useRef<Hands>(null);
  hands.current = { change: setOrbit, tap: pick, paints: () => paints, begin, go: goTo, end, hover };

  useEffect(() => {
    const element = canvas.current;
    if (!made || !element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) made.scene.resize(entry.contentRect.width, entry.contentRect.height);
    });
    observer.observe(element);
    const now = () => hands.current!;
    const stop = follow(element, {
      change: (to) => now().change(to),
      tap: (x, y) => now().tap(x, y),
      paints: () => now().paints(),
      begin: (x, y) => now().begin(x, y),
      go: (x, y) => now().go(x, y),
      end: (how) => now().end(how),
      hover: (at) => now().hover(at),
    });
    return () => {
      observer.disconnect();
      stop();
    };
  }, [made]);

  const applyTool = () => {
    if (tool.name === 'pick') pick(0, 0);
    else if (begin(0, 0)) end('done');
  };
  const reset = () => setOrbit(orbitOf(view));
  const pressed = (event: KeyboardEvent) => {
    const to = keys[event.shiftKey && event.key.startsWith('Arrow') ? `Shift ${event.key}` : event.key];
    const known = to || ['Enter', ' ', '0', 'Home'].includes(event.key);
    if (!known || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (to) setOrbit(to);
    else if (event.key === 'Enter' || event.key === ' ') applyTool();
    else reset();
  };

  if (failed) return <p className="notice">{words.solid.impossible}</p>;
  const from = seenFrom(orbit);
  const atLeft = from === 'front' ? words.yourRight : from === 'back' ? words.yourLeft : null;
  const atRight = from === 'front' ? words.yourLeft : from === 'back' ? words.yourRight : null;
  const wide = Math.max(view.width_mm / view.height_mm, 0.62);
  const hint = tool.name !== 'pick' && turning ? words.solid.hint.turn : words.solid.hint[tool.name];
  return (
    <figure className="body-view" data-view="3d">
      <div className="body-frame" style={{ aspectRatio: `${wide}`, '--wide': wide } as CSSProperties}>
        <div
          className={paints ? 'body-3d paints' : 'body-3d'}
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it is worked by keys, which the hint names
          tabIndex={0}
          aria-label={label}
          aria-describedby="solid-hint"
          onKeyDown={pressed}
        >
          <canvas key={figure} ref={canvas} className="body-canvas" data-yaw={orbit.yaw.toFixed(3)} data-ready={made !== null} />
        </div>
        <span className="body-aim" aria-hidden="true" />
        <span className="body-ring" ref={ring} aria-hidden="true" />
        {atLeft && <span className="body-side at-left">{atLeft}</span>}
        {atRight && <span className="body-side at-right">{atRight}</span>}
      </div>
      <figcaption aria-live="polite">{words.views[from]}</figcaption>
      <div className="body-eye" role="toolbar" aria-label={words.solid.eye}>
        {tool.name !== 'pick' && (
          <ToggleButton className="tool" isSelected={turning} onChange={setTurning}>
            {words.solid.turn}
          </ToggleButton>
        )}
        {(
          [
            ['ArrowLeft', 'left', words.solid.turnLeft],
            ['ArrowRight', 'right', words.solid.turnRight],
            ['+', 'plus', words.solid.closer],
            ['-', 'minus', words.solid.farther],
          ] as const
        ).map(([key, icon, name]) => (
          <Button key={key} className="plain" aria-label={name} onPress={() => setOrbit(keys[key]!)}>
            <Icon name={icon} />
          </Button>
        ))}
        <Button className="plain" onPress={reset}>
          {words.solid.reset}
        </Button>
      </div>
      <p className="hint" id="solid-hint">
        {hint} <span className="for-keys">{words.solid.keys}</span> {hasZone && words.solid.zone}
      </p>
    </figure>
  );
};
