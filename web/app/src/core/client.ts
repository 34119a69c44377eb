// Questions to the core in its thread, as promises.
import { type Language, Refusal, type Status, type TautCore } from 'taut-core';
import { settings } from '../state/settings';

export type Method =
  | 'locate'
  | 'screen'
  | 'interview'
  | 'understand'
  | 'regions'
  | 'entries'
  | 'entry'
  | 'search'
  | 'chart'
  | 'views'
  | 'pick'
  | 'mesh'
  | 'coat'
  | 'skin'
  | 'plan'
  | 'session'
  | 'selfcare';
export type Asked = { id: number; method: Method; args: unknown[]; language: Language };
export type Replied = { id: number; answer?: unknown; refused?: { status: Status; where: string; message: string } };
type Waiting = { resolve: (answer: unknown) => void; reject: (error: Error) => void };

const waiting = new Map<number, Waiting>();
let worker: Worker | undefined;
let count = 0;

const started = (): Worker => {
  if (worker) return worker;
  worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'core' });
  worker.onmessage = ({ data: { id, answer, refused } }: MessageEvent<Replied>) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (refused) asked?.reject(new Refusal(refused.status, refused.where, refused.message));
    else asked?.resolve(answer);
  };
  worker.onerror = (event) => {
    for (const asked of waiting.values()) asked.reject(new Error(event.message || 'the core could not be loaded'));
    waiting.clear();
  };
  return worker;
};

export const ask = <M extends Method>(method: M, ...args: Parameters<TautCore[M]>): Promise<ReturnType<TautCore[M]>> =>
  new Promise((resolve, reject) => {
    const id = ++count;
    waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
    started().postMessage({ id, method, args, language: settings.now.language } satisfies Asked);
  });

const kept = new Map<string, Promise<unknown>>();

/** What never changes is asked once in a language: regions, views, entries of the atlas. */
export const askOnce = <M extends Method>(method: M, ...args: Parameters<TautCore[M]>): Promise<ReturnType<TautCore[M]>> => {
  const key = JSON.stringify([settings.now.language, method, args]);
  const known = kept.get(key) as Promise<ReturnType<TautCore[M]>> | undefined;
  if (known) return known;
  const asked = ask(method, ...args);
  kept.set(key, asked);
  asked.catch(() => kept.delete(key));
  return asked;
};
