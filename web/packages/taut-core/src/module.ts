// The WebAssembly module: bytes in, bytes out. Nothing here knows what they mean.

/** As enum taut_status of include/taut/base.h, in its order. */
export const statuses = [
  'TAUT_OK', 'TAUT_DONE', 'TAUT_EINVAL', 'TAUT_EPARSE', 'TAUT_ETOOBIG', 'TAUT_EEMPTY', 'TAUT_ENOTFOUND', 'TAUT_ECONFLICT',
  'TAUT_ENOMEM', 'TAUT_EIO', 'TAUT_EEMERGENCY',
] as const;
export type Status = (typeof statuses)[number];

type Exports = {
  memory: WebAssembly.Memory;
  core_create(): number;
  core_alloc(n: number): number;
  core_free(at: number): void;
  core_load_body(core: number, at: number, n: number): number;
  core_load_texts(core: number, at: number, n: number): number;
  core_mesh(core: number, figure: number): number;
  core_ask(core: number, verb: number, nVerb: number, options: number, nOptions: number, input: number, nInput: number): number;
  core_answer(core: number): number;
  core_answer_size(core: number): number;
  core_refusal(core: number): number;
  core_refusal_size(core: number): number;
};

/** text: the answer, "" where there is none; refusal: {status, where, message} as JSON, "" where all went well. */
export type Reply = { status: Status; text: string; refusal: string };

/** The body's surface in a figure, mm; axes as in docs/formats/body.md. */
export type Mesh = {
  /** Of each point: place, normal (length 1), openness to the light (0..1). */
  points: Float32Array; normals: Float32Array; openness: Float32Array;
  /** Of each triangle: its three points, anticlockwise from outside, and its region: index in regions(). */
  triangles: Uint32Array; regions: Uint16Array;
  /** So many triangles are of the left half; the others are of the right. */
  half: number;
};

// () -> v128, in which a constant is made and dropped: whoever validates it has SIMD.
const simdProbe = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11);

export const hasSimd = (): boolean => WebAssembly.validate(simdProbe);

export class CoreModule {
  readonly #exports: Exports;
  readonly #core: number;

  constructor(module: WebAssembly.Module) {
    this.#exports = new WebAssembly.Instance(module).exports as unknown as Exports;
    this.#core = this.#exports.core_create();
    if (!this.#core) throw new Error('no memory for the core');
  }

  /** Of the linear memory, which never shrinks. */
  get memoryBytes(): number {
    return this.#exports.memory.buffer.byteLength;
  }

  ask(verb: string, options: string, input: string): Reply {
    const encoder = new TextEncoder();
    return this.#with([encoder.encode(verb), encoder.encode(options), encoder.encode(input)], (v, o, i) =>
      this.#exports.core_ask(this.#core, v!.at, v!.n, o!.at, o!.n, i!.at, i!.n));
  }

  loadBody(bytes: Uint8Array): Reply {
    return this.#with([bytes], (b) => this.#exports.core_load_body(this.#core, b!.at, b!.n));
  }

  /** What was read stays lent: the core looks texts up in it. */
  loadTexts(bytes: Uint8Array): Reply {
    const { at, n } = this.#lend(bytes);
    const reply = this.#reply(this.#exports.core_load_texts(this.#core, at, n));
    if (reply.status !== 'TAUT_OK') this.#exports.core_free(at);
    return reply;
  }

  /** Copied out of the core's memory, which may move. Null: no body was loaded. */
  mesh(figure: number): Mesh | null {
    const at = this.#exports.core_mesh(this.#core, figure);
    if (!at) return null;
    const { buffer } = this.#exports.memory;
    const [nPoints = 0, nTriangles = 0, half = 0, points, normals, openness, triangles, regions] = new Uint32Array(buffer, at, 8);
    return {
      points: new Float32Array(buffer, points, 3 * nPoints).slice(),
      normals: new Float32Array(buffer, normals, 3 * nPoints).slice(),
      openness: new Float32Array(buffer, openness, nPoints).slice(),
      triangles: new Uint32Array(buffer, triangles, 3 * nTriangles).slice(),
      regions: new Uint16Array(buffer, regions, nTriangles).slice(),
      half,
    };
  }

  #with(inputs: Uint8Array[], call: (...lent: { at: number; n: number }[]) => number): Reply {
    const lent: { at: number; n: number }[] = [];
    try {
      for (const bytes of inputs) lent.push(this.#lend(bytes));
      return this.#reply(call(...lent));
    } finally {
      for (const { at } of lent) this.#exports.core_free(at);
    }
  }

  #reply(status: number): Reply {
    const e = this.#exports;
    return {
      status: statuses[status] ?? 'TAUT_EIO',
      text: this.#read(e.core_answer(this.#core), e.core_answer_size(this.#core)),
      refusal: this.#read(e.core_refusal(this.#core), e.core_refusal_size(this.#core)),
    };
  }

  #lend(bytes: Uint8Array): { at: number; n: number } {
    const at = this.#exports.core_alloc(bytes.length);
    if (!at) throw new Error(`no memory for ${bytes.length} bytes`);
    new Uint8Array(this.#exports.memory.buffer, at, bytes.length).set(bytes); // a new view: growth kills the old ones
    return { at, n: bytes.length };
  }

  #read(at: number, n: number): string {
    return new TextDecoder().decode(new Uint8Array(this.#exports.memory.buffer, at, n));
  }
}
