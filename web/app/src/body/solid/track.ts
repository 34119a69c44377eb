// The way of a brush over the skin: from places of the picture to tracks on the surface, in mm.
import type { Point3 } from 'taut-core';
import type { Met } from './sight';

export type SurfaceTrack = { on: 'surface'; points: Point3[] };

/** So finely a way over the picture is followed. Of its height, which is 2. */
const STEP = 0.006;
/** What lies farther apart in space does not lie side by side on the skin: the track is cut there. */
const FARTHEST_MM = 30;
/** Points nearer than that add nothing. */
const NEAREST_MM = 2;

const apart = (a: Point3, b: Point3): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
const tenths = ([x, y, z]: Point3): Point3 => [Math.round(x * 10) / 10, Math.round(y * 10) / 10, Math.round(z * 10) / 10];

export class Trail {
  readonly #meets: (x: number, y: number) => Met | null;
  /** Width by height of the picture: a step is as long in both ways. */
  readonly #aspect: number;
  #last: [number, number] | null = null;
  #open = false;
  #tracks: SurfaceTrack[] = [];

  constructor(meets: (x: number, y: number) => Met | null, aspect: number) {
    this.#meets = meets;
    this.#aspect = aspect;
  }

  get tracks(): SurfaceTrack[] {
    return this.#tracks;
  }

  /** On to a place of the picture, -1 to 1. Beside the skin the track is cut. */
  to(x: number, y: number): void {
    const [fromX, fromY] = this.#last ?? [x, y];
    const steps = Math.max(1, Math.ceil(Math.hypot((x - fromX) * this.#aspect, y - fromY) / STEP));
    for (let k = this.#last ? 1 : 0; k <= steps; k++) {
      this.#touch(this.#meets(fromX + ((x - fromX) * k) / steps, fromY + ((y - fromY) * k) / steps));
      if (!this.#last) break;
    }
    this.#last = [x, y];
  }

  #touch(met: Met | null): void {
    if (!met) {
      this.#open = false;
      return;
    }
    const at = tenths(met.at);
    const track = this.#open ? this.#tracks.at(-1) : undefined;
    const way = track ? apart(track.points.at(-1)!, at) : Number.POSITIVE_INFINITY;
    if (way < NEAREST_MM) return;
    // New objects: what was handed out before stays as it was.
    if (track && way <= FARTHEST_MM) this.#tracks = [...this.#tracks.slice(0, -1), { ...track, points: [...track.points, at] }];
    else this.#tracks = [...this.#tracks, { on: 'surface', points: [at] }];
    this.#open = true;
  }
}
