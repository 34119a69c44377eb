// taut-core in Node: the same core, from files.
import { readFile } from 'node:fs/promises';
import { type Language, TautCore } from './core.js';
import { hasSimd } from './module.js';

export * from './core.js';
export * from './types.js';

/** simd: false takes the module without SIMD, whose answers are the same. */
export type LoadOptions = { base?: URL; body?: boolean; simd?: boolean; languages?: Exclude<Language, 'en'>[] };

export const load = async (
  { base = new URL('.', import.meta.url), body = true, simd = hasSimd(), languages = [] }: LoadOptions = {},
): Promise<TautCore> => {
  const read = (name: string) => readFile(new URL(name, base));
  const core = new TautCore(await WebAssembly.compile(await read(simd ? 'taut-core.wasm' : 'taut-core-scalar.wasm')));
  if (body) core.loadBody(await read('body.taut'));
  for (const language of languages) core.loadTexts(await read(`texts-${language}.taut`));
  return core;
};
