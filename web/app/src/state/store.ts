// A value that components read, that is saved on the device after every change, and that may remember what it was.
import { useSyncExternalStore } from 'react';
import { keep, kept } from './device';

const LONGEST_PAST = 200;

let trouble = false;
const troubled = new Set<() => void>();
/** True where the device refuses to keep anything, as in some private windows. */
export const useUnsaved = (): boolean =>
  useSyncExternalStore(
    (told) => {
      troubled.add(told);
      return () => troubled.delete(told);
    },
    () => trouble,
  );
const setTrouble = (is: boolean) => {
  if (trouble === is) return;
  trouble = is;
  for (const told of troubled) told();
};

type Kept<T> = { past: T[]; now: T; future: T[] };

export class Store<T> {
  readonly #key: string;
  readonly #first: T;
  readonly #listeners = new Set<() => void>();
  #kept: Kept<T>;

  constructor(key: string, first: T) {
    this.#key = key;
    this.#first = first;
    this.#kept = { past: [], now: first, future: [] };
  }

  /** What the device has kept; fields that it did not know take their first value. */
  async load(): Promise<void> {
    try {
      const now = await kept<T>(this.#key);
      if (now !== undefined) this.#set({ past: [], now: Array.isArray(now) ? now : { ...this.#first, ...now }, future: [] }, false);
    } catch {
      setTrouble(true);
    }
  }

  get now(): T {
    return this.#kept.now;
  }

  change(to: (now: T) => T): void {
    const { past, now } = this.#kept;
    const next = to(now);
    if (next !== now) this.#set({ past: [...past, now].slice(-LONGEST_PAST), now: next, future: [] });
  }

  undo(): void {
    const { past, now, future } = this.#kept;
    const before = past.at(-1);
    if (before !== undefined) this.#set({ past: past.slice(0, -1), now: before, future: [now, ...future] });
  }

  redo(): void {
    const { past, now, future } = this.#kept;
    const [next, ...rest] = future;
    if (next !== undefined) this.#set({ past: [...past, now], now: next, future: rest });
  }

  /** Back to the first value, with nothing to undo. */
  forget(): void {
    this.#set({ past: [], now: this.#first, future: [] }, false);
  }

  #set(to: Kept<T>, save = true): void {
    this.#kept = to;
    for (const told of this.#listeners) told();
    if (save)
      keep(this.#key, to.now).then(
        () => setTrouble(false),
        () => setTrouble(true),
      );
  }

  /** Calls back with every change, in the order of those who asked for it. What comes back ends it. */
  readonly listen = (told: () => void): (() => void) => {
    this.#listeners.add(told);
    return () => this.#listeners.delete(told);
  };

  useNow(): T {
    return useSyncExternalStore(this.listen, () => this.#kept.now);
  }

  useHistory(): { canUndo: boolean; canRedo: boolean } {
    const all = useSyncExternalStore(this.listen, () => this.#kept);
    return { canUndo: all.past.length > 0, canRedo: all.future.length > 0 };
  }
}
