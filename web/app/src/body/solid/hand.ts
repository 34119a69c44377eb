// What fingers, pen, mouse and wheel do: paint on the body, turn it, or tap it. A touch that does not move is a tap.
import { moved, type Orbit, turned, zoomed } from './orbit';

type Point = { x: number; y: number };

/** Places are of the picture: -1 to 1, y up. */
export type Hands = {
  change: (to: (o: Orbit) => Orbit) => void;
  tap: (x: number, y: number) => void;
  /** Whether one finger paints; else it turns. */
  paints: () => boolean;
  /** False where no skin is met: then the hand turns. */
  begin: (x: number, y: number) => boolean;
  go: (x: number, y: number) => void;
  end: (how: 'done' | 'dropped') => void;
  /** Nobody is pressing; null: it has left. */
  hover: (at: { left: number; top: number } | null) => void;
};

const RADIANS_PER_PX = 0.009;
const STILL_PX = 6;
/** A second finger that comes so early was meant to be there from the beginning. */
const EARLY_PX = 30;
const WHEEL = 0.0014;
const SECONDARY = 2;

const middleOf = (points: Point[]): Point => ({
  x: points.reduce((sum, p) => sum + p.x, 0) / points.length,
  y: points.reduce((sum, p) => sum + p.y, 0) / points.length,
});
const breadthOf = ([a, b]: Point[]): number => (a && b ? Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)) : 1);

class Hold {
  readonly #canvas: HTMLCanvasElement;
  readonly #hands: Hands;
  readonly #held = new Map<number, Point>();
  #way = 0;
  #does: 'turn' | 'paint' | 'both' = 'turn';

  constructor(canvas: HTMLCanvasElement, hands: Hands) {
    this.#canvas = canvas;
    this.#hands = hands;
  }

  down(event: PointerEvent): void {
    if (event.button > 0 && event.button !== SECONDARY) return;
    this.#canvas.setPointerCapture(event.pointerId);
    this.#hands.hover(null);
    this.#held.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (this.#held.size === 1) this.#first(event);
    else this.#second();
  }

  move(event: PointerEvent): void {
    const before = this.#held.get(event.pointerId);
    if (!before) {
      this.#hover(event);
      return;
    }
    const was = [...this.#held.values()];
    const now = { x: event.clientX, y: event.clientY };
    this.#held.set(event.pointerId, now);
    const [dx, dy] = [now.x - before.x, now.y - before.y];
    this.#way += Math.hypot(dx, dy);
    if (this.#does === 'both') this.#withTwo(was, [...this.#held.values()]);
    else if (this.#does === 'paint') for (const at of this.#coalesced(event)) this.#hands.go(...this.#place(at));
    else if (this.#way >= STILL_PX) this.#turn(dx, dy);
  }

  up(event: PointerEvent): void {
    if (!this.#held.delete(event.pointerId)) return;
    if (this.#does === 'paint') this.#hands.end('done');
    else if (this.#does === 'turn' && this.#way < STILL_PX) this.#hands.tap(...this.#place({ x: event.clientX, y: event.clientY }));
    this.#does = this.#held.size > 1 ? 'both' : 'turn';
    this.#way = STILL_PX; // of two fingers, the one that stays taps nothing
  }

  cancel(event: PointerEvent): void {
    if (this.#held.delete(event.pointerId) && this.#does === 'paint') this.#hands.end('dropped');
    this.#does = 'turn';
  }

  wheel(event: WheelEvent): void {
    event.preventDefault();
    this.#hands.change((o) =>
      zoomed(o, Math.exp(event.deltaY * WHEEL), this.#fromMiddle(o, { x: event.clientX, y: event.clientY })),
    );
  }

  #first(event: PointerEvent): void {
    this.#way = 0;
    const paints = this.#hands.paints() && event.button !== SECONDARY && !event.shiftKey;
    this.#does = paints && this.#hands.begin(...this.#place({ x: event.clientX, y: event.clientY })) ? 'paint' : 'turn';
    if (paints && this.#does === 'turn') this.#way = STILL_PX; // beside the body there is nothing to tap
  }

  #second(): void {
    if (this.#does === 'paint') this.#hands.end(this.#way < EARLY_PX ? 'dropped' : 'done');
    this.#does = 'both';
    this.#way = STILL_PX;
  }

  #turn(dx: number, dy: number): void {
    this.#hands.change((o) => turned(o, -dx * RADIANS_PER_PX, dy * RADIANS_PER_PX));
  }

  /** Where one finger paints, two turn and zoom; where one turns, two move and zoom. */
  #withTwo(before: Point[], after: Point[]): void {
    const [from, to] = [middleOf(before), middleOf(after)];
    const closer = breadthOf(before) / breadthOf(after);
    if (this.#hands.paints()) this.#turn(to.x - from.x, to.y - from.y);
    this.#hands.change((o) => {
      const [was, is] = [this.#fromMiddle(o, from), this.#fromMiddle(o, to)];
      const along = this.#hands.paints() ? o : moved(o, is[0] - was[0], is[1] - was[1]);
      return zoomed(along, closer, is);
    });
  }

  #hover(event: PointerEvent): void {
    const box = this.#canvas.getBoundingClientRect();
    const shown = event.pointerType !== 'touch' && this.#hands.paints();
    this.#hands.hover(shown ? { left: event.clientX - box.left, top: event.clientY - box.top } : null);
  }

  #coalesced(event: PointerEvent): Point[] {
    const all = event.getCoalescedEvents?.() ?? [];
    return (all.length > 0 ? all : [event]).map((e) => ({ x: e.clientX, y: e.clientY }));
  }

  #place({ x, y }: Point): [number, number] {
    const box = this.#canvas.getBoundingClientRect();
    return [(2 * (x - box.left)) / box.width - 1, 1 - (2 * (y - box.top)) / box.height];
  }

  /** mm from the middle of a picture that is o.span high. */
  #fromMiddle(o: Orbit, { x, y }: Point): [number, number] {
    const box = this.#canvas.getBoundingClientRect();
    const mm = o.span / box.height;
    return [(x - box.left - box.width / 2) * mm, (box.top + box.height / 2 - y) * mm];
  }
}

/** Listens on a canvas until the answer is called. */
export const follow = (canvas: HTMLCanvasElement, hands: Hands): (() => void) => {
  const hold = new Hold(canvas, hands);
  const listening = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(name: K, told: (event: HTMLElementEventMap[K]) => void) =>
    canvas.addEventListener(name, told, { signal: listening.signal, passive: false });
  on('pointerdown', (event) => hold.down(event));
  on('pointermove', (event) => hold.move(event));
  on('pointerup', (event) => hold.up(event));
  on('pointercancel', (event) => hold.cancel(event));
  on('pointerleave', () => hands.hover(null));
  on('contextmenu', (event) => event.preventDefault());
  on('wheel', (event) => hold.wheel(event));
  return () => listening.abort();
};
