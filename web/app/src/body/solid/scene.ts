// The surface of the body in three dimensions: lit, coated, and asked what lies under a place of the picture.
import type { Mesh, Point3 } from 'taut-core';
import {
  BufferAttribute,
  BufferGeometry,
  Color,
  Mesh as Drawn,
  LinearSRGBColorSpace,
  Matrix4,
  PerspectiveCamera,
  Scene,
  ShaderMaterial,
  Vector3,
  WebGLRenderer,
} from 'three';
import type { Coating } from './coats';
import type { Orbit } from './orbit';
import { CROSSES, fragmentShader, vertexShader } from './shader';
import { type Met, Sight } from './sight';

/** Of the eye, in degrees: narrow, so that near limbs do not look swollen. */
const OPENING = 18;

/** The eye has stopped: what it sees is sorted before a brush asks. */
const REST_MS = 120;

const coats = ['pain', 'numbness', 'tingling', 'zone'] as const;
export type CoatName = (typeof coats)[number];
export type Inks = Record<CoatName | 'skin', string>;

const uniformOf: Record<keyof Inks, string> = {
  skin: 'skin',
  pain: 'painInk',
  numbness: 'numbnessInk',
  tingling: 'tinglingInk',
  zone: 'zoneInk',
};

const materialOf = (): ShaderMaterial => {
  const inks = Object.fromEntries(Object.values(uniformOf).map((name) => [name, { value: new Color() }]));
  const crosses = Array.from({ length: CROSSES }, () => new Vector3());
  const uniforms = {
    ...inks,
    crosses: { value: crosses },
    crossesShown: { value: 0 },
    dense: { value: 1 },
    perPx: { value: 1 },
  };
  return new ShaderMaterial({ vertexShader, fragmentShader, uniforms });
};

export class BodyScene {
  readonly #mesh: Mesh;
  readonly #renderer: WebGLRenderer;
  readonly #camera = new PerspectiveCamera(OPENING, 1, 100, 20_000);
  readonly #scene = new Scene();
  readonly #geometry = new BufferGeometry();
  readonly #material = materialOf();
  #height = 1;
  #span = 1;
  #sight: Sight | null = null;
  #asked = 0;
  #resting: ReturnType<typeof setTimeout> | undefined;

  constructor(canvas: HTMLCanvasElement, mesh: Mesh) {
    this.#mesh = mesh;
    this.#renderer = new WebGLRenderer({ canvas, alpha: true, antialias: true });
    const g = this.#geometry;
    g.setIndex(new BufferAttribute(mesh.triangles, 1));
    g.setAttribute('position', new BufferAttribute(mesh.points, 3));
    g.setAttribute('normal', new BufferAttribute(mesh.normals, 3));
    g.setAttribute('openness', new BufferAttribute(mesh.openness, 1));
    for (const name of coats) g.setAttribute(name, new BufferAttribute(new Uint8Array((2 * mesh.points.length) / 3), 2, true));
    this.#scene.add(new Drawn(g, this.#material));
  }

  get aspect(): number {
    return this.#camera.aspect;
  }

  resize(width: number, height: number): void {
    const dense = Math.min(devicePixelRatio, 2);
    this.#height = height;
    this.#renderer.setPixelRatio(dense);
    this.#renderer.setSize(width, height, false);
    this.#material.uniforms.dense!.value = dense;
    this.#camera.aspect = width / height;
    this.#camera.updateProjectionMatrix();
    this.#moved();
  }

  look({ target: [x, y, z], yaw, pitch, span }: Orbit): void {
    const far = span / 2 / Math.tan((OPENING * Math.PI) / 360);
    const level = far * Math.cos(pitch);
    this.#span = span;
    this.#camera.position.set(x + level * Math.sin(yaw), y + far * Math.sin(pitch), z + level * Math.cos(yaw));
    this.#camera.lookAt(x, y, z);
    this.#camera.updateMatrixWorld();
    this.#moved();
  }

  colour(inks: Inks): void {
    for (const name of [...coats, 'skin'] as const)
      this.#material.uniforms[uniformOf[name]]!.value.setStyle(inks[name], LinearSRGBColorSpace); // mixed as the flat charts do
    this.#draw();
  }

  /** Fills the coats that are named; the arrays are the card's own and stay the same. */
  coat(names: readonly CoatName[], fill: (name: CoatName, into: Coating) => void): void {
    for (const name of names) {
      const attribute = this.#geometry.getAttribute(name) as BufferAttribute;
      fill(name, attribute.array as Coating);
      attribute.needsUpdate = true;
    }
    this.#draw();
  }

  /** Where to press. */
  cross(at: Point3[]): void {
    const u = this.#material.uniforms;
    const shown = at.slice(0, CROSSES);
    for (const [k, point] of shown.entries()) u.crosses!.value[k].set(...point);
    u.crossesShown!.value = shown.length;
    this.#draw();
  }

  /** The skin at a place of the picture, from -1 to 1, y up; null where there is none. */
  meet(x: number, y: number): Met | null {
    this.#sight ??= new Sight(
      this.#mesh,
      new Matrix4().multiplyMatrices(this.#camera.projectionMatrix, this.#camera.matrixWorldInverse).elements,
    );
    return this.#sight.at(x, y);
  }

  dispose(): void {
    cancelAnimationFrame(this.#asked);
    clearTimeout(this.#resting);
    this.#sight = null;
    this.#scene.clear();
    this.#geometry.dispose();
    this.#material.dispose();
    this.#renderer.dispose();
    this.#renderer.forceContextLoss();
  }

  #moved(): void {
    this.#sight = null;
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.meet(0, 0), REST_MS);
    this.#material.uniforms.perPx!.value = this.#span / this.#height;
    this.#draw();
  }

  /** Once before the next picture, however much has changed; nothing is drawn while nothing changes. */
  #draw(): void {
    cancelAnimationFrame(this.#asked);
    this.#asked = requestAnimationFrame(() => this.#renderer.render(this.#scene, this.#camera));
  }
}
