// What may be behind the case as it is now: with every stroke the order, and with the reasons when the hands rest.
import { startTransition, useLayoutEffect, useRef, useState } from 'react';
import type { Case, LocateOptions, Ranking } from 'taut-core';
import { ask } from './client';

export type Answer = {
  /** The newest; brief until the hands rest. */
  ranking: Ranking | undefined;
  /** The last that has reasons, explanations and checks. */
  whole: Ranking | undefined;
  error: Error | undefined;
};

const nothing: Answer = { ranking: undefined, whole: undefined, error: undefined };
/** No pen or finger has moved for so long. */
export const REST_MS = 300;

/** One question at a time; of those that wait, the last is asked. */
export class Line {
  #busy = false;
  #next: (() => Promise<void>) | null = null;

  async go(question: () => Promise<void>): Promise<void> {
    this.#next = question;
    if (this.#busy) return;
    this.#busy = true;
    while (this.#next) {
      const now = this.#next;
      this.#next = null;
      await now();
    }
    this.#busy = false;
  }
}

/** Null asks nothing. A new object is a new question. */
export const useRanking = (asked: Case | null): Answer => {
  const [answer, setAnswer] = useState(nothing);
  const line = useRef<Line>(null);
  useLayoutEffect(() => {
    if (!asked) {
      setAnswer(nothing);
      return;
    }
    let wanted = true;
    line.current ??= new Line();
    const put = async (options: LocateOptions, take: (ranking: Ranking) => void) => {
      if (!wanted) return;
      try {
        const ranking = await ask('locate', asked, options);
        if (wanted) take(ranking);
      } catch (error) {
        if (wanted) setAnswer({ ...nothing, error: error as Error });
      }
    };
    line.current.go(() => put({ brief: true }, (ranking) => setAnswer(({ whole }) => ({ ranking, whole, error: undefined }))));
    const rest = () =>
      line.current?.go(() => put({}, (whole) => startTransition(() => setAnswer({ ranking: whole, whole, error: undefined }))));
    let resting = setTimeout(rest, REST_MS);
    const goOn = ({ buttons }: PointerEvent) => {
      if (buttons === 0) return;
      clearTimeout(resting);
      resting = setTimeout(rest, REST_MS);
    };
    const kinds = ['pointerdown', 'pointermove'] as const;
    for (const kind of kinds) addEventListener(kind, goOn, { passive: true });
    return () => {
      wanted = false;
      clearTimeout(resting);
      for (const kind of kinds) removeEventListener(kind, goOn);
    };
  }, [asked]);
  return answer;
};
