// The canvas over a view. Each layer keeps a sheet; a new stroke draws itself on its sheet and changes only what lies around it.
import type { Layer, Point2, View } from 'taut-core';
import {
  beginSheet,
  type Canvas2d,
  composeSheets,
  drawStrokes,
  drawTrack,
  type Ink,
  OPACITY,
  patternOf,
  type Size,
  toPixels,
} from './paint';
import type { Tool } from './tool';

/** All that the pictures of the layers depend on, beside the layers. */
export type Scene = {
  view: View;
  views: View[];
  size: Size;
  ink: Ink;
  mask: OffscreenCanvas;
  elsewhere: (HTMLImageElement | null)[];
};
type Box = { x: number; y: number; width: number; height: number };
type Sheet = { layer: Layer; below: HTMLImageElement | null; canvas: OffscreenCanvas };

const radiusOf = (tool: Tool): number =>
  tool.name === 'paint' ? tool.brush.radius_mm : tool.name === 'erase' ? tool.radius_mm : 0;

const all = ({ width, height }: Size): Box => ({ x: 0, y: 0, width, height });

/** The pixels that a track can touch. */
const around = ({ view, size }: Scene, radius_mm: number, points: Point2[]): Box => {
  const pixels = points.map((p) => toPixels(view, size, p));
  const margin = (radius_mm * size.height) / view.height_mm + 2;
  const xs = pixels.map(([x]) => x),
    ys = pixels.map(([, y]) => y);
  const x = Math.floor(Math.min(...xs) - margin),
    y = Math.floor(Math.min(...ys) - margin);
  return { x, y, width: Math.ceil(Math.max(...xs) + margin) - x, height: Math.ceil(Math.max(...ys) + margin) - y };
};

const joined = (a: Box | null, b: Box): Box => {
  if (!a) return b;
  const x = Math.min(a.x, b.x),
    y = Math.min(a.y, b.y);
  return { x, y, width: Math.max(a.x + a.width, b.x + b.width) - x, height: Math.max(a.y + a.height, b.y + b.height) - y };
};

/** Whether the sheet only lacks strokes at its end. */
const continues = (sheet: Sheet | undefined, layer: Layer, below: HTMLImageElement | null): sheet is Sheet => {
  const [before, now] = [sheet?.layer.strokes ?? [], layer.strokes ?? []];
  return (
    sheet !== undefined &&
    sheet.below === below &&
    sheet.layer.sensation === layer.sensation &&
    before.every((s, k) => s === now[k])
  );
};

const isSameScene = (a: Scene, b: Scene): boolean =>
  a.view === b.view && a.views === b.views && a.size === b.size && a.ink === b.ink && a.mask === b.mask;

export class Painter {
  points: Point2[] = [];
  readonly canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  #scene: Scene | null = null;
  #sheets: Sheet[] = [];
  #dirty: Box | null = null;
  #frame = 0;

  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas;
    this.#context = canvas.getContext('2d')!;
  }

  /** What stands: all of it where the view is another, else only what is new. */
  draw(scene: Scene, layers: Layer[]): void {
    const { size } = scene;
    const same = this.#scene !== null && isSameScene(this.#scene, scene) && this.#sheets.length <= layers.length;
    this.#scene = scene;
    if (!same) {
      this.canvas.width = size.width;
      this.canvas.height = size.height;
    }
    const before = same ? this.#sheets : [];
    let dirty = same ? this.#dirty : all(size);
    this.#sheets = layers.map((layer, k) => {
      const below = scene.elsewhere[k] ?? null;
      const sheet = before[k];
      if (continues(sheet, layer, below)) {
        const fresh = { ...layer, strokes: (layer.strokes ?? []).slice(sheet.layer.strokes?.length ?? 0) };
        const touched = drawStrokes(sheet.canvas.getContext('2d')!, fresh, scene);
        for (const { radius_mm, points } of touched) dirty = joined(dirty, around(scene, radius_mm, points));
        return { ...sheet, layer };
      }
      const canvas = new OffscreenCanvas(size.width, size.height);
      const context = canvas.getContext('2d')!;
      beginSheet(context, below, size);
      drawStrokes(context, layer, scene);
      dirty = all(size);
      return { layer, below, canvas };
    });
    if (dirty) this.#compose(dirty);
    this.#dirty = null;
  }

  /** The stroke of now, over what stands, with the next picture of the screen. */
  follow(tool: Tool): void {
    if (tool.name === 'pick' || this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#show(tool);
    });
  }

  /** What stands is left. */
  stop(): void {
    this.points = [];
    if (this.#dirty) this.#compose(this.#dirty);
    this.#dirty = null;
  }

  #show(tool: Tool): void {
    if (!this.#scene || tool.name === 'pick' || this.points.length === 0) return;
    const box = around(this.#scene, radiusOf(tool), this.points);
    this.#dirty = joined(this.#dirty, box);
    this.#compose(this.#dirty, (c) => {
      c.globalCompositeOperation = tool.name === 'erase' ? 'destination-out' : 'source-over';
      c.globalAlpha = tool.name === 'erase' ? 1 : OPACITY;
      c.strokeStyle = tool.name === 'erase' ? '#000' : patternOf(tool.brush.sensation, tool.brush.level, this.#scene!.ink);
      drawTrack(c, this.#scene!.view, this.#scene!.size, radiusOf(tool), this.points);
    });
  }

  #compose({ x, y, width, height }: Box, over?: (c: Canvas2d) => void): void {
    const { size, mask } = this.#scene!;
    const c = this.#context;
    c.save();
    c.beginPath();
    c.rect(x, y, width, height);
    c.clip();
    c.clearRect(0, 0, size.width, size.height);
    composeSheets(
      c,
      this.#sheets.map((s) => s.canvas),
    );
    over?.(c);
    c.globalAlpha = 1;
    c.globalCompositeOperation = 'destination-in';
    c.drawImage(mask, 0, 0, size.width, size.height);
    c.restore();
  }
}
