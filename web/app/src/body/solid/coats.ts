// What lies on each triangle, as the core tells it, becomes what a graphics card mixes from point to point.
import type { Mesh, Place, Side } from 'taut-core';

/** Of each point two bytes: how much of the skin around it is coated, and how strongly. */
export type Coating = Uint8Array;

const WHOLE = 255;
/** A piece so small that none of its points has half its skin coated is still seen. */
const SEEN = 0.75 * WHOLE;
/** On the numeric rating scale, as the core grades levels: mild to 3, moderate to 6. */
const gradeOf = (nrs: number): number => (nrs <= 3 ? WHOLE / 3 : nrs <= 6 ? (2 * WHOLE) / 3 : WHOLE);
const NOUGHT = '0'.charCodeAt(0);
const nrsOf = (code: number): number => (code > '9'.charCodeAt(0) ? 10 : code - NOUGHT);

export class Coater {
  readonly #triangles: Uint32Array;
  /** Of each point, its triangles. */
  readonly #around: Uint8Array;
  readonly #coated: Uint8Array;

  constructor(mesh: Pick<Mesh, 'points' | 'triangles'>) {
    this.#triangles = mesh.triangles;
    this.#around = new Uint8Array(mesh.points.length / 3);
    this.#coated = new Uint8Array(mesh.points.length / 3);
    for (const p of mesh.triangles) this.#around[p]!++;
  }

  /** Of a drawing: text, a character a triangle ("0" bare, "1" to "a"); undefined: bare. */
  drawn(text: string | undefined, into: Coating): void {
    this.#coat(text, into, (code) => gradeOf(nrsOf(code)));
  }

  /** Of a zone: "1" in some people, "2" usual. */
  zone(text: string | undefined, into: Coating): void {
    this.#coat(text, into, (code) => (code - NOUGHT) * 127);
  }

  #coat(text: string | undefined, into: Coating, strengthOf: (code: number) => number): void {
    into.fill(0);
    if (!text) return;
    this.#coated.fill(0);
    this.#each(text, (point, code) => {
      this.#coated[point]!++;
      into[2 * point + 1] = Math.max(into[2 * point + 1]!, strengthOf(code));
    });
    for (let p = 0; p < this.#coated.length; p++)
      if (this.#coated[p]! > 0) into[2 * p] = (WHOLE * this.#coated[p]!) / this.#around[p]!;
    this.#showSmall(text, into);
  }

  #each(text: string, told: (point: number, code: number) => void): void {
    for (let t = 0; t < text.length; t++) {
      const code = text.charCodeAt(t);
      if (code !== NOUGHT) for (let k = 3 * t; k < 3 * t + 3; k++) told(this.#triangles[k]!, code);
    }
  }

  #showSmall(text: string, into: Coating): void {
    const corners = this.#triangles;
    for (let t = 0; t < text.length; t++) {
      if (text.charCodeAt(t) === NOUGHT) continue;
      const points = [2 * corners[3 * t]!, 2 * corners[3 * t + 1]!, 2 * corners[3 * t + 2]!];
      if (points.every((p) => into[p]! < WHOLE / 2)) for (const p of points) into[p] = SEEN;
    }
  }
}

/** The region and side of a triangle; places: in the order of the core. */
export const spotAt = (mesh: Pick<Mesh, 'half' | 'regions'>, places: Place[], triangle: number): { region: string; side: Side } => {
  const place = places[mesh.regions[triangle]!]!;
  return { region: place.id, side: !place.paired ? 'midline' : triangle < mesh.half ? 'left' : 'right' };
};
