// What may be behind the case as it is now: with every stroke the order, and with the reasons when the hands rest. The core is asked
// in the moment of the change, before any page is drawn anew.
import { startTransition, useLayoutEffect, useState } from 'react';
import type { Case, Ranking } from 'taut-core';
import { ask } from '../core/client';
import { Line } from '../core/line';
import { caseOf, isEmpty, told } from './case';
import { settings } from './settings';

export type Answer = {
  /** The newest; brief until the hands rest. */
  ranking: Ranking | undefined;
  /** The last that has reasons, explanations and checks. */
  whole: Ranking | undefined;
  error: Error | undefined;
};

/** No pen or finger has moved for so long. */
export const REST_MS = 300;

const nothing: Answer = { ranking: undefined, whole: undefined, error: undefined };
const line = new Line();
const listeners = new Set<(to: Answer, calm: boolean) => void>();
let answer = nothing;
let asked: Case | null = null;
let resting: ReturnType<typeof setTimeout> | undefined;

const put = (to: Answer, calm = false) => {
  answer = to;
  for (const tell of listeners) tell(to, calm);
};

const askAbout = (c: Case, brief: boolean): Promise<void> =>
  line.go(async () => {
    if (c !== asked) return;
    try {
      const ranking = await ask('locate', c, { brief });
      if (c === asked) put({ ranking, whole: brief ? answer.whole : ranking, error: undefined }, !brief);
    } catch (error) {
      if (c === asked) put({ ...nothing, error: error as Error });
    }
  });

const rest = () => {
  clearTimeout(resting);
  const c = asked;
  const atRest = () => {
    resting = undefined;
    if (c) askAbout(c, false);
  };
  resting = c ? setTimeout(atRest, REST_MS) : undefined;
};

const onChange = () => {
  asked = isEmpty(told.now) ? null : caseOf(told.now, settings.now.figure);
  if (asked) askAbout(asked, true);
  else put(nothing);
  rest();
};

const onPointer = ({ buttons }: PointerEvent) => {
  if (buttons > 0 && resting !== undefined) rest();
};

/** To be called once, when the device has given back what it kept. */
export const followCase = (): void => {
  told.listen(onChange);
  let { figure, language } = settings.now;
  settings.listen(() => {
    if (settings.now.figure === figure && settings.now.language === language) return;
    ({ figure, language } = settings.now);
    onChange();
  });
  for (const kind of ['pointerdown', 'pointermove'] as const) addEventListener(kind, onPointer, { passive: true });
  onChange();
};

export const useRanking = (): Answer => {
  const [now, setNow] = useState(answer);
  useLayoutEffect(() => {
    setNow(answer);
    const tell = (to: Answer, calm: boolean) => (calm ? startTransition(() => setNow(to)) : setNow(to));
    listeners.add(tell);
    return () => {
      listeners.delete(tell);
    };
  }, []);
  return now;
};
