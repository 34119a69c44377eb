// The core's answers in components: the last one stays until the next has come.
import { useEffect, useLayoutEffect, useState } from 'react';
import type { TautCore } from 'taut-core';
import { ask, askOnce, type Method } from './client';

export type Answered<T> = { answer: T | undefined; error: Error | undefined; asking: boolean };

const useAnswer = <T>(key: string | null, question: () => Promise<T>, useWhen = useEffect): Answered<T> => {
  const [answered, setAnswered] = useState<Answered<T>>({ answer: undefined, error: undefined, asking: key !== null });
  useWhen(() => {
    if (key === null) {
      setAnswered({ answer: undefined, error: undefined, asking: false });
      return;
    }
    let wanted = true;
    setAnswered((before) => ({ ...before, asking: true }));
    question().then(
      (answer) => wanted && setAnswered({ answer, error: undefined, asking: false }),
      (error: Error) => wanted && setAnswered({ answer: undefined, error, asking: false }),
    );
    return () => {
      wanted = false;
    };
  }, [key]);
  return answered;
};

/** Null asks nothing. */
export const useAsk = <M extends Method>(method: M, args: Parameters<TautCore[M]> | null): Answered<ReturnType<TautCore[M]>> =>
  useAnswer(args && JSON.stringify([method, args]), () => ask(method, ...(args as Parameters<TautCore[M]>)));

/** The same, before the questions of all other components: the core answers in the order in which it is asked. */
export const useAskFirst = <M extends Method>(method: M, args: Parameters<TautCore[M]> | null): Answered<ReturnType<TautCore[M]>> =>
  useAnswer(args && JSON.stringify([method, args]), () => ask(method, ...(args as Parameters<TautCore[M]>)), useLayoutEffect);

export const useAskOnce = <M extends Method>(method: M, args: Parameters<TautCore[M]> | null): Answered<ReturnType<TautCore[M]>> =>
  useAnswer(args && JSON.stringify([method, args]), () => askOnce(method, ...(args as Parameters<TautCore[M]>)));
