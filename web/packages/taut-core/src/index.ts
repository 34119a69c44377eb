// taut-core: the core of Taut in a browser, or wherever there is WebAssembly.
import { TautCore } from './core.js';
import { hasSimd } from './module.js';

export * from './core.js';
export * from './types.js';
export { hasSimd, statuses, type Mesh, type Status } from './module.js';

/** Where the files are: "/assets/". Files: taut-core.wasm, taut-core-scalar.wasm, body.taut. */
export type LoadOptions = { base?: string | URL; body?: boolean };

const fetched = async (url: URL): Promise<Response> => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status} ${response.statusText}`);
  return response;
};

/** Fetches the core, and the body where charts or drawings are wanted; the core is compiled while it comes in. */
export const load = async ({ base = new URL('.', import.meta.url), body = true }: LoadOptions = {}): Promise<TautCore> => {
  const at = (name: string) => new URL(name, new URL(base, import.meta.url));
  const skin = body ? fetched(at('body.taut')).then((r) => r.arrayBuffer()) : undefined;
  const module = WebAssembly.compileStreaming(fetched(at(hasSimd() ? 'taut-core.wasm' : 'taut-core-scalar.wasm')));
  const [compiled, bytes] = await Promise.all([module, skin]);
  const core = new TautCore(compiled);
  if (bytes) core.loadBody(new Uint8Array(bytes));
  return core;
};
