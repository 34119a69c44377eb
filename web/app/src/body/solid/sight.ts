// What lies under a place of the picture. For as long as the eye stands still, triangles are sorted by the cell of the picture that they fall into.
import type { Mesh, Point3 } from 'taut-core';

/** A place on the skin: its triangle, and where it is in mm. */
export type Met = { triangle: number; at: Point3 };

const CELLS = 96;

/** Column or row of a coordinate from -1 to 1; outside of them, the nearest. */
const cellOf = (v: number): number => Math.min(CELLS - 1, Math.max(0, Math.floor(((v + 1) / 2) * CELLS)));

export class Sight {
  readonly #mesh: Mesh;
  /** Of each point: across and along the picture, -1 to 1, and 1 / distance from the eye. */
  readonly #seen: Float32Array;
  /** Of each cell where its triangles begin in #triangles; of cells, row by row. */
  readonly #first = new Uint32Array(CELLS * CELLS + 1);
  #triangles = new Uint32Array(0);

  /** toPicture: the matrix from mm to the picture, column by column, as OpenGL has it. */
  constructor(mesh: Mesh, toPicture: ArrayLike<number>) {
    this.#mesh = mesh;
    this.#seen = this.#project(toPicture);
    this.#sort();
  }

  /** The skin nearest to the eye at a place of the picture, from -1 to 1, y up; null where there is none. */
  at(x: number, y: number): Met | null {
    if (Math.abs(x) > 1 || Math.abs(y) > 1) return null;
    const cell = cellOf(y) * CELLS + cellOf(x);
    let nearest = 0;
    let met: Met | null = null;
    for (let k = this.#first[cell]!; k < this.#first[cell + 1]!; k++) {
      const triangle = this.#triangles[k]!;
      const shares = this.#sharesAt(triangle, x, y);
      if (!shares) continue;
      const near = shares[0] + shares[1] + shares[2]; // 1 / distance, which runs straight over the picture
      if (near <= nearest) continue;
      nearest = near;
      met = { triangle, at: this.#mix(triangle, shares, near) };
    }
    return met;
  }

  #project(m: ArrayLike<number>): Float32Array {
    const { points } = this.#mesh;
    const seen = new Float32Array(points.length);
    for (let k = 0; k < points.length; k += 3) {
      const x = points[k]!;
      const y = points[k + 1]!;
      const z = points[k + 2]!;
      const w = m[3]! * x + m[7]! * y + m[11]! * z + m[15]!;
      seen[k] = (m[0]! * x + m[4]! * y + m[8]! * z + m[12]!) / w;
      seen[k + 1] = (m[1]! * x + m[5]! * y + m[9]! * z + m[13]!) / w;
      seen[k + 2] = 1 / w;
    }
    return seen;
  }

  /** Notes the box of cells around a triangle (left, low, right, high); false where the eye does not see it. */
  #box(t: number, box: Uint8Array): boolean {
    const s = this.#seen;
    const { triangles } = this.#mesh;
    const a = 3 * triangles[3 * t]!;
    const b = 3 * triangles[3 * t + 1]!;
    const c = 3 * triangles[3 * t + 2]!;
    const ax = s[a]!;
    const ay = s[a + 1]!;
    const bx = s[b]!;
    const by = s[b + 1]!;
    const cx = s[c]!;
    const cy = s[c + 1]!;
    if ((bx - ax) * (cy - ay) - (cx - ax) * (by - ay) <= 0) return false; // it looks away
    const left = Math.min(ax, bx, cx);
    const right = Math.max(ax, bx, cx);
    const low = Math.min(ay, by, cy);
    const high = Math.max(ay, by, cy);
    if (right < -1 || left > 1 || high < -1 || low > 1) return false;
    box[4 * t] = cellOf(left);
    box[4 * t + 1] = cellOf(low);
    box[4 * t + 2] = cellOf(right);
    box[4 * t + 3] = cellOf(high);
    return true;
  }

  /** Counts, then places: each cell's triangles lie side by side. Called with every turn of the eye, so without closures. */
  #sort(): void {
    const n = this.#mesh.regions.length;
    const first = this.#first;
    const box = new Uint8Array(4 * n);
    const seen = new Uint8Array(n);
    for (let t = 0; t < n; t++) {
      if (!this.#box(t, box)) continue;
      seen[t] = 1;
      for (let row = box[4 * t + 1]!; row <= box[4 * t + 3]!; row++)
        for (let column = box[4 * t]!; column <= box[4 * t + 2]!; column++) first[row * CELLS + column + 1]!++;
    }
    for (let cell = 0; cell < CELLS * CELLS; cell++) first[cell + 1]! += first[cell]!;
    const next = first.slice();
    this.#triangles = new Uint32Array(first[CELLS * CELLS]!);
    for (let t = 0; t < n; t++)
      if (seen[t])
        for (let row = box[4 * t + 1]!; row <= box[4 * t + 3]!; row++)
          for (let column = box[4 * t]!; column <= box[4 * t + 2]!; column++) this.#triangles[next[row * CELLS + column]!++] = t;
  }

  /** How much each corner counts at a place, weighted by 1 / its distance; null outside of the triangle. */
  #sharesAt(t: number, x: number, y: number): Point3 | null {
    const s = this.#seen;
    const { triangles } = this.#mesh;
    const [a, b, c] = [3 * triangles[3 * t]!, 3 * triangles[3 * t + 1]!, 3 * triangles[3 * t + 2]!];
    const [ax, ay, bx, by, cx, cy] = [s[a]! - x, s[a + 1]! - y, s[b]! - x, s[b + 1]! - y, s[c]! - x, s[c + 1]! - y];
    const [u, v, w] = [bx * cy - cx * by, cx * ay - ax * cy, ax * by - bx * ay];
    if (u < 0 || v < 0 || w < 0) return null;
    const all = u + v + w;
    return [(u / all) * s[a + 2]!, (v / all) * s[b + 2]!, (w / all) * s[c + 2]!];
  }

  #mix(t: number, shares: Point3, sum: number): Point3 {
    const { points, triangles } = this.#mesh;
    const along = (axis: number) =>
      shares.reduce((all, share, corner) => all + (share / sum) * points[3 * triangles[3 * t + corner]! + axis]!, 0);
    return [along(0), along(1), along(2)];
  }
}
