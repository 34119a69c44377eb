// taut-core: the core of Taut in a browser, or wherever there is WebAssembly.
import { type Language, TautCore } from './core.js';
import { hasSimd } from './module.js';

export * from './core.js';
export * from './types.js';
export { hasSimd, statuses, type Mesh, type Status } from './module.js';

/** Where the files are: "/assets/". Files: taut-core.wasm, taut-core-scalar.wasm, body.taut, texts-*.taut. */
export type LoadOptions = { base?: string | URL; body?: boolean; languages?: Exclude<Language, 'en'>[] };

const fetched = async (url: URL): Promise<Response> => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status} ${response.statusText}`);
  return response;
};

/** Fetches the core, and the body where charts or drawings are wanted; the core is compiled while it comes in. */
export const load = async ({ base = new URL('.', import.meta.url), body = true, languages = [] }: LoadOptions = {}): Promise<TautCore> => {
  const at = (name: string) => new URL(name, new URL(base, import.meta.url));
  const skin = body ? fetched(at('body.taut')).then((r) => r.arrayBuffer()) : undefined;
  const module = WebAssembly.compileStreaming(fetched(at(hasSimd() ? 'taut-core.wasm' : 'taut-core-scalar.wasm')));
  const texts = languages.map((language) => fetched(at(`texts-${language}.taut`)).then((r) => r.arrayBuffer()));
  const [compiled, bytes, ...catalogues] = await Promise.all([module, skin, ...texts]);
  const core = new TautCore(compiled);
  if (bytes) core.loadBody(new Uint8Array(bytes));
  for (const catalogue of catalogues) core.loadTexts(new Uint8Array(catalogue));
  return core;
};
