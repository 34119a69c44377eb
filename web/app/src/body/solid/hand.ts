// What fingers, mouse and wheel do to the eye that goes around the body; a touch that does not move is a tap.
import { moved, type Orbit, turned, zoomed } from './orbit';

type Point = { x: number; y: number };
type Told = { change: (to: (o: Orbit) => Orbit) => void; tap: (x: number, y: number) => void };

const RADIANS_PER_PX = 0.009;
const STILL_PX = 6;
const WHEEL = 0.0014;

const middleOf = (points: Point[]): Point => ({
  x: points.reduce((sum, p) => sum + p.x, 0) / points.length,
  y: points.reduce((sum, p) => sum + p.y, 0) / points.length,
});
const breadthOf = ([a, b]: Point[]): number => (a && b ? Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)) : 1);

/** Listens on a canvas until the answer is called. */
export const follow = (canvas: HTMLCanvasElement, { change, tap }: Told): (() => void) => {
  const held = new Map<number, Point>();
  let way = 0;
  const listening = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(name: K, told: (event: HTMLElementEventMap[K]) => void) =>
    canvas.addEventListener(name, told, { signal: listening.signal, passive: false });

  /** mm from the middle of a picture that is o.span high. */
  const place = (o: Orbit, { x, y }: Point): [number, number] => {
    const box = canvas.getBoundingClientRect();
    const mm = o.span / box.height;
    return [(x - box.left - box.width / 2) * mm, (box.top + box.height / 2 - y) * mm];
  };
  const pinch = (before: Point[], after: Point[]) =>
    change((o) => {
      const [from, to] = [place(o, middleOf(before)), place(o, middleOf(after))];
      const along = moved(o, to[0] - from[0], to[1] - from[1]);
      return zoomed(along, breadthOf(before) / breadthOf(after), to);
    });

  on('pointerdown', (event) => {
    if (event.button > 0) return;
    canvas.setPointerCapture(event.pointerId);
    if (held.size === 0) way = 0;
    held.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (held.size > 1) way = STILL_PX;
  });
  on('pointermove', (event) => {
    const before = held.get(event.pointerId);
    if (!before) return;
    const was = [...held.values()];
    const now = { x: event.clientX, y: event.clientY };
    held.set(event.pointerId, now);
    const [dx, dy] = [now.x - before.x, now.y - before.y];
    way += Math.hypot(dx, dy);
    if (held.size > 1) pinch(was, [...held.values()]);
    else if (way >= STILL_PX) change((o) => turned(o, -dx * RADIANS_PER_PX, dy * RADIANS_PER_PX));
  });
  on('pointerup', (event) => {
    if (held.delete(event.pointerId) && way < STILL_PX) {
      const box = canvas.getBoundingClientRect();
      tap((2 * (event.clientX - box.left)) / box.width - 1, 1 - (2 * (event.clientY - box.top)) / box.height);
    }
  });
  on('pointercancel', (event) => held.delete(event.pointerId));
  on('wheel', (event) => {
    event.preventDefault();
    change((o) => zoomed(o, Math.exp(event.deltaY * WHEEL), place(o, { x: event.clientX, y: event.clientY })));
  });
  return () => listening.abort();
};
