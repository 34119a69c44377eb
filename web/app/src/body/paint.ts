// Pain on a canvas over a view: each sensation has its colour, each level its pattern, so that none is told by hue alone.
import type { Layer, Point2, Stroke, View } from 'taut-core';
import type { Grade, Sensation } from '../state/case';
import { isSeenFrom, leftToCore, shift } from './eye';

export type Ink = Record<Sensation, string>;
export type Size = { width: number; height: number };

/** Opacity of a whole layer; patterns are opaque, so that strokes of one level join without seams. */
export const OPACITY = 0.72;
const TILE = 8;

type Draw = (c: OffscreenCanvasRenderingContext2D) => void;
const line = (c: OffscreenCanvasRenderingContext2D, width: number, ...ends: [number, number, number, number][]) => {
  c.lineWidth = width;
  c.beginPath();
  for (const [x1, y1, x2, y2] of ends) {
    c.moveTo(x1, y1);
    c.lineTo(x2, y2);
  }
  c.stroke();
};
const slanted =
  (width: number): Draw =>
  (c) =>
    line(c, width, [-2, TILE + 2, TILE + 2, -2], [-2, 2, 2, -2], [TILE - 2, TILE + 2, TILE + 2, TILE - 2]);
const dots =
  (radius: number): Draw =>
  (c) => {
    c.beginPath();
    c.arc(TILE / 2, TILE / 2, radius, 0, 7);
    c.fill();
  };
const waves =
  (width: number): Draw =>
  (c) =>
    line(c, width, [0, 2, TILE / 2, 6], [TILE / 2, 6, TILE, 2]);
const full: Draw = (c) => c.fillRect(0, 0, TILE, TILE);

/** Pain is hatched, numbness dotted, tingling waved; the worse, the fuller. */
const tiles: Record<Sensation, Record<Grade, Draw>> = {
  pain: { mild: slanted(1.5), moderate: slanted(3.4), severe: full },
  numbness: { mild: dots(1.3), moderate: dots(2.2), severe: dots(3.1) },
  tingling: { mild: waves(1), moderate: waves(1.9), severe: waves(3) },
};

const made = new Map<string, CanvasPattern>();

export const patternOf = (sensation: Sensation, level: Grade, ink: Ink): CanvasPattern => {
  const key = `${sensation} ${level} ${ink[sensation]}`;
  const known = made.get(key);
  if (known) return known;
  const canvas = new OffscreenCanvas(TILE, TILE);
  const c = canvas.getContext('2d')!;
  c.fillStyle = c.strokeStyle = ink[sensation];
  tiles[sensation][level](c);
  const pattern = c.createPattern(canvas, 'repeat')!;
  made.set(key, pattern);
  return pattern;
};

/** mm on a view, as pixels of a canvas that shows all of it. */
export const toPixels = (view: View, size: Size, [x, y]: Point2): Point2 => {
  const scale = size.height / view.height_mm;
  return [size.width / 2 + x * scale, size.height / 2 - y * scale];
};

export const toMm = (view: View, size: Size, [x, y]: Point2): Point2 => {
  const scale = view.height_mm / size.height;
  const tenth = (v: number) => Math.round(v * 10) / 10;
  return [tenth((x - size.width / 2) * scale), tenth((size.height / 2 - y) * scale)];
};

const gradeOf = (stroke: Exclude<Stroke, { tool: 'undo' }>): Grade => {
  const level = 'level' in stroke ? stroke.level : undefined;
  if (level === 'mild' || level === 1) return 'mild';
  return level === 'severe' || level === 3 ? 'severe' : 'moderate';
};

export type Canvas2d = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export const drawTrack = (c: Canvas2d, view: View, size: Size, radius_mm: number, points: Point2[]): void => {
  const pixels = points.map((p) => toPixels(view, size, p));
  const [first, ...rest] = pixels;
  if (!first) return;
  c.lineWidth = (2 * radius_mm * size.height) / view.height_mm;
  c.lineCap = c.lineJoin = 'round';
  c.beginPath();
  c.moveTo(...first);
  for (const at of rest.length > 0 ? rest : [first]) c.lineTo(...at);
  c.stroke();
};

/** A sheet with what the view's own canvas cannot draw. */
export const beginSheet = (c: Canvas2d, below: CanvasImageSource | null, size: Size): void => {
  if (below) c.drawImage(below, 0, 0, size.width, size.height);
};

type Scene = { view: View; views: View[]; size: Size; ink: Ink };
type Track = { radius_mm: number; points: Point2[] };

/** Strokes of a layer in their order, as far as they are seen; an eraser takes from what is below it. The tracks that were drawn. */
export const drawStrokes = (c: Canvas2d, layer: Layer, { view, views, size, ink }: Scene): Track[] => {
  const drawn: Track[] = [];
  for (const stroke of (layer.strokes ?? []).slice(leftToCore(layer, view, views))) {
    if (!isSeenFrom(stroke, view, views)) continue;
    const [dx, dy] = shift(views.find((v) => v.name === stroke.on)!, view);
    const points = stroke.points.map(([x, y]): Point2 => [x + dx, y + dy]);
    c.globalCompositeOperation = stroke.tool === 'eraser' ? 'destination-out' : 'source-over';
    c.strokeStyle = stroke.tool === 'eraser' ? '#000' : patternOf(layer.sensation, gradeOf(stroke), ink);
    drawTrack(c, view, size, stroke.radius_mm, points);
    drawn.push({ radius_mm: stroke.radius_mm, points });
  }
  c.globalCompositeOperation = 'source-over';
  return drawn;
};

export const composeSheets = (c: Canvas2d, sheets: CanvasImageSource[]): void => {
  c.globalAlpha = OPACITY;
  for (const sheet of sheets) c.drawImage(sheet, 0, 0);
  c.globalAlpha = 1;
};
