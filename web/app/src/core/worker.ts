// The core in a thread of its own, so that painting never waits for it. One question at a time, in the order asked.
import { hasSimd, type Language, Refusal, TautCore } from 'taut-core';
import body from 'taut-core/body.taut?url';
import simd from 'taut-core/taut-core.wasm?url';
import scalar from 'taut-core/taut-core-scalar.wasm?url';
import german from 'taut-core/texts-de.taut?url';
import spanish from 'taut-core/texts-es.taut?url';
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

const texts: Record<Exclude<Language, 'en'>, string> = { de: german, es: spanish };
const learned = new Map<Language, Promise<Language>>([['en', Promise.resolve('en')]]);

/** The language, once its texts have come; English where they cannot be had. */
const speaking = (language: Language): Promise<Language> => {
  const known = learned.get(language);
  if (known || language === 'en') return known ?? Promise.resolve('en');
  const learning = fetched(texts[language])
    .then(async (response) => {
      const bytes = new Uint8Array(await response.arrayBuffer());
      (await loaded).loadTexts(bytes);
      return language;
    })
    .catch((): Language => {
      learned.delete(language); // to be tried again with the next question
      return 'en';
    });
  learned.set(language, learning);
  return learning;
};

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

const take = async (data: Asked): Promise<void> => {
  const { id } = data;
  try {
    const [core, language] = await Promise.all([loaded, speaking(data.language)]);
    core.language = language;
    reply({ id, answer: answer(core, data) });
  } catch (error) {
    const { status = 'TAUT_EIO', where = '' } = error instanceof Refusal ? error : {};
    reply({ id, refused: { status, where, message: error instanceof Error ? error.message : String(error) } });
  }
};

let before = Promise.resolve();
self.onmessage = ({ data }: MessageEvent<Asked>) => {
  before = before.then(() => take(data));
};
