// The core in a thread of its own, so that painting never waits for it. One question at a time, in the order asked.
import { hasSimd, Refusal, TautCore } from 'taut-core';
import body from 'taut-core/body.taut?url';
import simd from 'taut-core/taut-core.wasm?url';
import scalar from 'taut-core/taut-core-scalar.wasm?url';
import type { Asked, Replied } from './client';
import { warmUp } from './warm';

const fetched = async (url: string): Promise<Response> => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
  return response;
};

const loaded = (async () => {
  const skin = fetched(body).then((response) => response.arrayBuffer());
  const core = new TautCore(await WebAssembly.compileStreaming(fetched(hasSimd() ? simd : scalar)));
  core.loadBody(new Uint8Array(await skin));
  return core;
})();

const WARM_AFTER_MS = 500; // what the first page shows comes first
loaded.then((core) => setTimeout(() => warmUp(core), WARM_AFTER_MS));

const reply = (replied: Replied) => self.postMessage(replied);

const isEmpty = (error: unknown): boolean => error instanceof Refusal && error.status === 'TAUT_EEMPTY';

/** A case whose drawing was erased, or never met the skin, is asked about without it. */
const withoutDrawing = ([first, ...rest]: unknown[]): unknown[] | null => {
  if (typeof first !== 'object' || first === null || !('drawing' in first)) return null;
  const { drawing: _, ...others } = first;
  return [others, ...rest];
};

const answer = (core: TautCore, { method, args }: Asked): unknown => {
  const question = core[method] as (...given: unknown[]) => unknown;
  try {
    return question.apply(core, args);
  } catch (error) {
    const undrawn = isEmpty(error) && method !== 'chart' ? withoutDrawing(args) : null;
    if (!undrawn) throw error;
    return question.apply(core, undrawn);
  }
};

self.onmessage = async ({ data }: MessageEvent<Asked>) => {
  const { id } = data;
  try {
    reply({ id, answer: answer(await loaded, data) });
  } catch (error) {
    const { status = 'TAUT_EIO', where = '' } = error instanceof Refusal ? error : {};
    reply({ id, refused: { status, where, message: error instanceof Error ? error.message : String(error) } });
  }
};
