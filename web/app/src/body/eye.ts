// Views as eyes: which of them look the same way, and where a place on one lies on another. Lengths in mm.
import type { Layer, Point2, Point3, Stroke, View } from 'taut-core';

const dot = (a: Point3, b: Point3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

export const looksAlike = (a: View, b: View): boolean => dot(a.right, b.right) > 0.999 && dot(a.up, b.up) > 0.999;

/** From the other side: what one shows, the other cannot. */
const isOpposite = (a: View, b: View): boolean => dot(a.right, b.right) < -0.999 && dot(a.up, b.up) > 0.999;

/** What is added to a place on `from` to find it on `onto`, which looks the same way. */
export const shift = (from: View, onto: View): Point2 => {
  const way: Point3 = [from.middle[0] - onto.middle[0], from.middle[1] - onto.middle[1], from.middle[2] - onto.middle[2]];
  return [dot(way, onto.right), dot(way, onto.up)];
};

/** A track on a view, and whether the brush paints it. */
type Seen = Exclude<Stroke, { tool: 'undo' }> & { on: string; points: Point2[] };

export const isSeenFrom = (stroke: Stroke, view: View, views: View[]): stroke is Seen => {
  if (stroke.tool === 'undo' || stroke.on === 'surface') return false;
  const from = views.find((v) => v.name === stroke.on);
  return from !== undefined && looksAlike(from, view);
};

const isMadeBehind = (stroke: Stroke, view: View, views: View[]): boolean => {
  const from = stroke.tool === 'undo' ? undefined : views.find((v) => v.name === stroke.on);
  return from !== undefined && isOpposite(from, view);
};

/** What a view's own canvas does not show of a layer: whole regions, and strokes made from elsewhere. */
export const fromElsewhere = (layer: Layer, view: View, views: View[]): Layer | null => {
  const strokes = (layer.strokes ?? []).filter((s) => !isSeenFrom(s, view, views) && !isMadeBehind(s, view, views));
  const marks = layer.marks ?? [];
  const paints = marks.length > 0 || strokes.some((s) => s.tool !== 'eraser' && s.tool !== 'undo');
  return paints ? { ...layer, strokes, marks } : null;
};
