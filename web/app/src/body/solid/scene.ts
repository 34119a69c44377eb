// The surface of the body in three dimensions: lit, coated, and asked what lies under a place of the picture.
import type { Mesh } from 'taut-core';
import {
  BufferAttribute,
  BufferGeometry,
  Color,
  Mesh as Drawn,
  LinearSRGBColorSpace,
  PerspectiveCamera,
  Raycaster,
  Scene,
  ShaderMaterial,
  Vector2,
  WebGLRenderer,
} from 'three';
import type { Orbit } from './orbit';

/** Of the eye, in degrees: narrow, so that near limbs do not look swollen. */
const OPENING = 18;
const HATCH_PX = 7;

const vertexShader = `
attribute float openness, pain, numb, zone;
varying vec3 facing;
varying vec4 coat;
void main() {
  facing = normalMatrix * normal;
  coat = vec4(pain, numb, zone, openness);
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`;

// Zones rise to the left, pain to the right, numbness lies level: what overlaps can still be told apart, without colour too.
const fragmentShader = `
uniform vec3 skin, painInk, numbInk, zoneInk;
uniform float hatch;
varying vec3 facing;
varying vec4 coat;
void coated(inout vec3 c, vec3 ink, float cover, float along) {
  if (cover > 0.02 && fract(along / hatch) < cover) c = mix(c, ink, 0.85);
}
void main() {
  vec3 c = skin;
  coated(c, zoneInk, coat.z, gl_FragCoord.x - gl_FragCoord.y);
  coated(c, numbInk, coat.y, gl_FragCoord.y);
  coated(c, painInk, coat.x, gl_FragCoord.x + gl_FragCoord.y);
  vec3 n = normalize(facing);
  float lit = 0.5 + 0.5 * max(dot(n, normalize(vec3(-0.25, 0.45, 0.86))), 0.0);
  gl_FragColor = vec4(c * lit * mix(0.72, 1.06, coat.w), 1.0);
}`;

export type Inks = { skin: string; pain: string; numb: string; zone: string };
export type Covers = Record<'pain' | 'numb' | 'zone', Float32Array>;

export class BodyScene {
  readonly #renderer: WebGLRenderer;
  readonly #camera = new PerspectiveCamera(OPENING, 1, 100, 20_000);
  readonly #scene = new Scene();
  readonly #geometry = new BufferGeometry();
  readonly #material: ShaderMaterial;
  readonly #body: Drawn;
  #asked = 0;

  constructor(canvas: HTMLCanvasElement, mesh: Mesh) {
    this.#renderer = new WebGLRenderer({ canvas, alpha: true, antialias: true });
    const ink = () => ({ value: new Color() });
    this.#material = new ShaderMaterial({
      vertexShader,
      fragmentShader,
      uniforms: { skin: ink(), painInk: ink(), numbInk: ink(), zoneInk: ink(), hatch: { value: HATCH_PX } },
    });
    const g = this.#geometry;
    g.setIndex(new BufferAttribute(mesh.triangles, 1));
    g.setAttribute('position', new BufferAttribute(mesh.points, 3));
    g.setAttribute('normal', new BufferAttribute(mesh.normals, 3));
    g.setAttribute('openness', new BufferAttribute(mesh.openness, 1));
    this.#body = new Drawn(g, this.#material);
    this.#scene.add(this.#body);
  }

  resize(width: number, height: number): void {
    const dense = Math.min(devicePixelRatio, 2);
    this.#renderer.setPixelRatio(dense);
    this.#renderer.setSize(width, height, false);
    this.#material.uniforms.hatch!.value = HATCH_PX * dense;
    this.#camera.aspect = width / height;
    this.#camera.updateProjectionMatrix();
    this.#draw();
  }

  look({ target: [x, y, z], yaw, pitch, span }: Orbit): void {
    const far = span / 2 / Math.tan((OPENING * Math.PI) / 360);
    const level = far * Math.cos(pitch);
    this.#camera.position.set(x + level * Math.sin(yaw), y + far * Math.sin(pitch), z + level * Math.cos(yaw));
    this.#camera.lookAt(x, y, z);
    this.#camera.updateMatrixWorld();
    this.#draw();
  }

  colour({ skin, pain, numb, zone }: Inks): void {
    const u = this.#material.uniforms;
    for (const [name, ink] of Object.entries({ skin, painInk: pain, numbInk: numb, zoneInk: zone }))
      u[name]!.value.setStyle(ink, LinearSRGBColorSpace); // the shader mixes colours as the flat charts do
    this.#draw();
  }

  coat(covers: Covers): void {
    for (const [name, cover] of Object.entries(covers)) this.#geometry.setAttribute(name, new BufferAttribute(cover, 1));
    this.#draw();
  }

  /** The triangle at a place of the picture, from -1 to 1, y up; null where there is none. */
  triangleAt(x: number, y: number): number | null {
    const ray = new Raycaster();
    ray.setFromCamera(new Vector2(x, y), this.#camera);
    return ray.intersectObject(this.#body)[0]?.faceIndex ?? null;
  }

  dispose(): void {
    cancelAnimationFrame(this.#asked);
    this.#geometry.dispose();
    this.#material.dispose();
    this.#renderer.dispose();
    this.#renderer.forceContextLoss();
  }

  /** Once before the next picture, however much has changed; nothing is drawn while nothing changes. */
  #draw(): void {
    cancelAnimationFrame(this.#asked);
    this.#asked = requestAnimationFrame(() => this.#renderer.render(this.#scene, this.#camera));
  }
}
