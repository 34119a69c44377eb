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

/**
 * How many of a layer's first strokes a view's canvas leaves to the core, because it cannot keep their order: up to the last eraser that was
 * used elsewhere, or that was used here before something was painted elsewhere. Of what follows it draws its own.
 */
export const leftToCore = (layer: Layer, view: View, views: View[]): number => {
  const strokes = (layer.strokes ?? []).map((s) => ({ s, here: isSeenFrom(s, view, views), behind: isMadeBehind(s, view, views) }));
  const lastPainted = strokes.findLastIndex(({ s, here, behind }) => !here && !behind && s.tool !== 'eraser');
  return strokes.findLastIndex(({ s, here, behind }, k) => s.tool === 'eraser' && !behind && (!here || k < lastPainted)) + 1;
};

/** What a view's own canvas does not show of a layer: whole regions, and strokes made from elsewhere. */
export const fromElsewhere = (layer: Layer, view: View, views: View[]): Layer | null => {
  const first = leftToCore(layer, view, views);
  const strokes = (layer.strokes ?? []).filter(
    (s, k) => (k < first || !isSeenFrom(s, view, views)) && !isMadeBehind(s, view, views),
  );
  const marks = layer.marks ?? [];
  const paints = marks.length > 0 || strokes.some((s) => s.tool !== 'eraser' && s.tool !== 'undo');
  return paints ? { ...layer, strokes, marks } : null;
};
