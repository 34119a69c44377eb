// One view of the body: skin, what is shown on it, and a canvas on which pain is painted or a region is picked.
import { type CSSProperties, type PointerEvent, useEffect, useRef, useState } from 'react';
import type { ChartSubject, Drawing, Layer, Point2, Side, View } from 'taut-core';
import { ask } from '../core/client';
import { useWords } from '../words';
import { fromElsewhere } from './eye';
import { useInk, useLooks } from './looks';
import { type Size, toMm } from './paint';
import { Painter } from './painter';
import { bare, type Picture, picture, usePicture } from './picture';
import type { Tool } from './tool';

export type Spot = { region: string; side: Side };
export type Shown = { key: string; subject: ChartSubject; side?: 'left' | 'right' | 'both' };

type Props = {
  view: View;
  views: View[];
  layers: Layer[];
  /** Laid over the skin, below what was painted. */
  shown: Shown[];
  tool: Tool | null;
  label: string;
  onTrack: (on: string, points: Point2[]) => void;
  onPick: (spot: Spot) => void;
};

const useSize = (): [React.RefObject<HTMLDivElement | null>, Size] => {
  const ref = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const dense = Math.min(devicePixelRatio, 2);
      const { width, height } = entry.contentRect;
      setSize({ width: Math.round(width * dense), height: Math.round(height * dense) });
    });
    if (ref.current) observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return [ref, size];
};

/** The skin as pixels: what is painted beside it is cut off. */
const useMask = (skin: Picture | null, size: Size): OffscreenCanvas | null => {
  const [mask, setMask] = useState<OffscreenCanvas | null>(null);
  useEffect(() => {
    if (!skin || size.width === 0) return;
    const canvas = new OffscreenCanvas(size.width, size.height);
    canvas.getContext('2d')!.drawImage(skin.image, 0, 0, size.width, size.height);
    setMask(canvas);
  }, [skin, size.width, size.height]);
  return mask;
};

/** Of each layer, the picture of what this view's canvas cannot draw itself. */
const useElsewhere = (layers: Layer[], view: View, views: View[]): (HTMLImageElement | null)[] => {
  const looks = useLooks();
  const [images, setImages] = useState<(HTMLImageElement | null)[]>([]);
  const parts = layers.map((l) => fromElsewhere(l, view, views));
  const key = JSON.stringify([parts, view.name, looks]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the pictures depend on
  useEffect(() => {
    let wanted = true;
    const drawn = parts.map((part) => {
      if (!part) return null;
      const drawing: Drawing = { figure: looks.figure, layers: [part] };
      return picture({ show: 'drawing', drawing }, { ...looks, ...bare(view), overlay: true }).then((p) => p.image);
    });
    Promise.all(drawn).then((all) => wanted && setImages(all));
    return () => {
      wanted = false;
    };
  }, [key]);
  return images;
};

const Overlay = ({ view, shown }: { view: View; shown: Shown }) => {
  const looks = useLooks();
  const p = usePicture(shown.subject, { ...looks, ...bare(view), overlay: true, ...(shown.side && { side: shown.side }) });
  return p && <img className="body-overlay" src={p.url} alt="" draggable={false} />;
};

const radiusOf = (tool: Tool | null): number =>
  tool?.name === 'paint' ? tool.brush.radius_mm : tool?.name === 'erase' ? tool.radius_mm : 0;

const STEP_MM = 2;
const isFar = ([x1, y1]: Point2, [x2, y2]: Point2): boolean => Math.hypot(x1 - x2, y1 - y2) >= STEP_MM;

export const BodyView = ({ view, views, layers, shown, tool, label, onTrack, onPick }: Props) => {
  const words = useWords();
  const looks = useLooks();
  const ink = useInk();
  const [frame, size] = useSize();
  const skin = usePicture({ show: 'body' }, { ...looks, ...bare(view) });
  const mask = useMask(skin, size);
  const elsewhere = useElsewhere(layers, view, views);
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<Painter | null>(null);
  const ring = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    if (!canvas.current || !mask) return;
    painter.current ??= new Painter(canvas.current);
    painter.current.draw({ view, views, size, ink, mask, elsewhere }, layers);
  }, [layers, view, views, size, ink, mask, elsewhere]);

  const at = (event: { clientX: number; clientY: number }): Point2 => {
    const box = canvas.current!.getBoundingClientRect();
    return toMm(view, box, [event.clientX - box.left, event.clientY - box.top]);
  };

  const showRing = (event: PointerEvent) => {
    const box = canvas.current!.getBoundingClientRect();
    const r = (radiusOf(tool) * box.height) / view.height_mm;
    const style = ring.current!.style;
    style.display = r > 0 && event.pointerType !== 'touch' ? 'block' : 'none';
    style.width = style.height = `${2 * r}px`;
    style.transform = `translate(${event.clientX - box.left - r}px, ${event.clientY - box.top - r}px)`;
  };

  const down = (event: PointerEvent) => {
    if (!tool || !painter.current || !mask || event.button > 0) return;
    canvas.current!.setPointerCapture(event.pointerId);
    painter.current.points = [at(event)];
    painter.current.follow(tool);
  };
  const move = (event: PointerEvent) => {
    showRing(event);
    const p = painter.current;
    if (!tool || !p || !mask || p.points.length === 0) return;
    const coalesced = event.nativeEvent.getCoalescedEvents?.() ?? [];
    for (const each of coalesced.length > 0 ? coalesced : [event.nativeEvent]) {
      const point = at(each);
      if (isFar(p.points.at(-1)!, point)) p.points.push(point);
    }
    p.follow(tool);
  };
  const up = async () => {
    const p = painter.current;
    if (!tool || !p || p.points.length === 0) return;
    const points = p.points;
    p.points = [];
    if (tool.name !== 'pick') onTrack(view.name, points);
    else {
      const { region, side } = await ask('pick', view.name, points[0]!, looks.figure);
      if (region && side) onPick({ region, side });
    }
  };
  const cancel = () => {
    painter.current?.stop();
  };

  const wide = view.width_mm / view.height_mm;
  return (
    <figure className="body-view" data-view={view.name}>
      <div className="body-frame" ref={frame} style={{ aspectRatio: `${wide}`, '--wide': wide } as CSSProperties}>
        {skin ? <img className="body-skin" src={skin.url} alt="" draggable={false} /> : <span className="body-waiting" />}
        {shown.map((s) => (
          <Overlay key={s.key} view={view} shown={s} />
        ))}
        <canvas
          ref={canvas}
          className={`body-canvas tool-${tool?.name ?? 'none'}`}
          role="img"
          aria-label={label}
          onPointerDown={down}
          onPointerMove={move}
          onPointerUp={up}
          onPointerCancel={cancel}
          onPointerLeave={() => {
            ring.current?.style.setProperty('display', 'none');
          }}
        />
        <span className="body-ring" ref={ring} aria-hidden="true" />
        {view.at_left && (
          <>
            <span className="body-side at-left">{view.at_left === 'left' ? words.yourLeft : words.yourRight}</span>
            <span className="body-side at-right">{view.at_left === 'left' ? words.yourRight : words.yourLeft}</span>
          </>
        )}
      </div>
      <figcaption>{words.views[view.name] ?? view.caption}</figcaption>
    </figure>
  );
};
