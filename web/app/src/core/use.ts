// The core's answers in components: the last one stays until the next has come.
import { useEffect, useState } from 'react';
import type { TautCore } from 'taut-core';
import { settings } from '../state/settings';
import { ask, askOnce, type Method } from './client';

export type Answered<T> = { answer: T | undefined; error: Error | undefined };

const useAnswer = <T>(key: string | null, question: () => Promise<T>): Answered<T> => {
  const [answered, setAnswered] = useState<Answered<T>>({ answer: undefined, error: undefined });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that is asked
  useEffect(() => {
    if (key === null) {
      setAnswered({ answer: undefined, error: undefined });
      return;
    }
    let wanted = true;
    question().then(
      (answer) => wanted && setAnswered({ answer, error: undefined }),
      (error: Error) => wanted && setAnswered({ answer: undefined, error }),
    );
    return () => {
      wanted = false;
    };
  }, [key]);
  return answered;
};

/** A value that has stood for a while; the first one at once. */
export const useRested = <T>(value: T, ms: number): T => {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return rested;
};

/** All that is asked; in another language it is asked again. */
const useKey = (method: Method, args: unknown[] | null): string | null => {
  const { language } = settings.useNow();
  return args && JSON.stringify([language, method, args]);
};

/** Null asks nothing. */
export const useAsk = <M extends Method>(method: M, args: Parameters<TautCore[M]> | null): Answered<ReturnType<TautCore[M]>> =>
  useAnswer(useKey(method, args), () => ask(method, ...(args as Parameters<TautCore[M]>)));

export const useAskOnce = <M extends Method>(method: M, args: Parameters<TautCore[M]> | null): Answered<ReturnType<TautCore[M]>> =>
  useAnswer(useKey(method, args), () => askOnce(method, ...(args as Parameters<TautCore[M]>)));
