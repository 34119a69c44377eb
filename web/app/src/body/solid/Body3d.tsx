// The body to be turned: coated with the pain that was told and the zone of the touched candidate; a tap tells of a region.
import { type CSSProperties, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Candidate, Mesh, Understood, View } from 'taut-core';
import { ask } from '../../core/client';
import { useAskOnce } from '../../core/use';
import { Icon } from '../../ui/Icon';
import { useWords } from '../../words';
import type { Spot } from '../BodyView';
import { skins, useInk, useLooks, useZoneInk } from '../looks';
import { byPoint, type Grade, hurtsOf, type PointEntry, spotAt, zonesOf } from './coats';
import { follow } from './hand';
import { moved, type Orbit, orbitOf, seenFrom, turned, zoomed } from './orbit';
import { BodyScene } from './scene';

export type About = { understood: Understood[]; candidate: Candidate | undefined };
type Props = About & {
  /** Where the eye begins. */
  view: View;
  label: string;
  hint: string;
  onTap: (spot: Spot) => void;
};

const covers: Record<Grade, number> = { mild: 0.3, moderate: 0.6, severe: 1 };
const zoneCovers = { essential: 1, spillover: 0.35 } as const;
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

/** The scene on a canvas, for as long as both are there. */
const useScene = (canvas: React.RefObject<HTMLCanvasElement | null>, figure: ReturnType<typeof useLooks>['figure']) => {
  const [made, setMade] = useState<{ scene: BodyScene; mesh: Mesh } | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let wanted = true;
    let scene: BodyScene | undefined;
    ask('mesh', figure)
      .then((mesh) => {
        if (!wanted || !canvas.current) return;
        canvas.current.addEventListener('webglcontextlost', () => wanted && setFailed(true));
        scene = new BodyScene(canvas.current, mesh);
        setMade({ scene, mesh });
      })
      .catch(() => wanted && setFailed(true));
    return () => {
      wanted = false;
      scene?.dispose();
    };
  }, [canvas, figure]);
  return { made, failed };
};

export const Body3d = ({ view, understood, candidate, label, hint, onTap }: Props) => {
  const words = useWords();
  const looks = useLooks();
  const ink = useInk();
  const zone = useZoneInk();
  const places = useAskOnce('regions', []).answer;
  const point = useAskOnce('entry', candidate ? ['points', candidate.point] : null).answer as PointEntry | undefined;
  const canvas = useRef<HTMLCanvasElement>(null);
  const { made, failed } = useScene(canvas, looks.figure);
  const [orbit, setOrbit] = useState(() => orbitOf(view));
  const tapped = useRef<(x: number, y: number) => void>(() => {});

  useEffect(() => setOrbit(orbitOf(view)), [view]);
  useEffect(() => made?.scene.look(orbit), [made, orbit]);
  useEffect(
    () => made?.scene.colour({ skin: skins[looks.skin], pain: ink.pain, numb: ink.numbness, zone }),
    [made, looks.skin, ink, zone],
  );
  useEffect(() => {
    const element = canvas.current;
    if (!made || !element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) made.scene.resize(entry.contentRect.width, entry.contentRect.height);
    });
    observer.observe(element);
    const stop = follow(element, { change: setOrbit, tap: (x, y) => tapped.current(x, y) });
    return () => {
      observer.disconnect();
      stop();
    };
  }, [made]);

  const byId = useMemo(() => new Map((places ?? []).map((p) => [p.id, p])), [places]);
  useEffect(() => {
    if (!made || !places) return;
    const hurts = hurtsOf(understood, byId);
    const zones = candidate && point ? zonesOf(point, candidate.side, byId) : new Map<string, keyof typeof zoneCovers>();
    const of = (kind: 'pain' | 'numbness') => (spot: string) => {
      const hurt = hurts.get(spot);
      return hurt?.kind === kind ? covers[hurt.grade] : 0;
    };
    made.scene.coat({
      pain: byPoint(made.mesh, places, of('pain')),
      numb: byPoint(made.mesh, places, of('numbness')),
      zone: byPoint(made.mesh, places, (spot) => zoneCovers[zones.get(spot)!] ?? 0),
    });
  }, [made, places, byId, understood, candidate, point]);

  tapped.current = (x, y) => {
    const triangle = made?.scene.triangleAt(x, y) ?? null;
    if (made && places && triangle !== null) onTap(spotAt(made.mesh, places, triangle));
  };
  const reset = () => setOrbit(orbitOf(view));
  const pressed = (event: KeyboardEvent) => {
    const to = keys[event.shiftKey && event.key.startsWith('Arrow') ? `Shift ${event.key}` : event.key];
    const known = to || ['Enter', ' ', '0', 'Home'].includes(event.key);
    if (!known || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (to) setOrbit(to);
    else if (event.key === 'Enter' || event.key === ' ') tapped.current(0, 0);
    else reset();
  };

  if (failed) return <p className="notice">{words.solid.impossible}</p>;
  const from = seenFrom(orbit);
  const atLeft = from === 'front' ? words.yourRight : from === 'back' ? words.yourLeft : null;
  const atRight = from === 'front' ? words.yourLeft : from === 'back' ? words.yourRight : null;
  const wide = Math.max(view.width_mm / view.height_mm, 0.62);
  return (
    <figure className="body-view" data-view="3d">
      <div className="body-frame" style={{ aspectRatio: `${wide}`, '--wide': wide } as CSSProperties}>
        <div
          className="body-3d"
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it is worked by keys, which the hint names
          tabIndex={0}
          aria-label={label}
          aria-describedby="solid-hint"
          onKeyDown={pressed}
        >
          <canvas
            key={looks.figure}
            ref={canvas}
            className="body-canvas"
            data-yaw={orbit.yaw.toFixed(3)}
            data-ready={made !== null}
          />
        </div>
        <span className="body-aim" aria-hidden="true" />
        {atLeft && <span className="body-side at-left">{atLeft}</span>}
        {atRight && <span className="body-side at-right">{atRight}</span>}
      </div>
      <figcaption aria-live="polite">{words.views[from]}</figcaption>
      <div className="body-eye" role="toolbar" aria-label={words.solid.eye}>
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
        {hint} <span className="for-keys">{words.solid.keys}</span> {candidate && words.solid.zone}
      </p>
    </figure>
  );
};
