// Where pages of the atlas begin: a page at its top, the list where it was left.
import { useLayoutEffect, useRef } from 'react';

/** The list's pictures come later and make it longer: it is sought until it is found, or a hand does something else. */
const seek = (top: number): (() => void) => {
  const longer = new ResizeObserver(() => {
    scrollTo({ top });
    if (Math.abs(scrollY - top) < 1) stop();
  });
  const others = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const;
  const stop = () => {
    longer.disconnect();
    for (const other of others) removeEventListener(other, stop);
  };
  longer.observe(document.body);
  for (const other of others) addEventListener(other, stop, { passive: true });
  scrollTo({ top });
  return stop;
};

/** page: what is open, "" for the list; ready: it is there. */
export const useScroll = (page: string, ready: boolean): void => {
  const left = useRef(0);
  useLayoutEffect(() => {
    if (!ready) return;
    if (page) {
      if (!page.includes('?point=')) scrollTo({ top: 0 });
      return;
    }
    const stop = seek(left.current);
    const scrolled = () => {
      left.current = scrollY;
    };
    addEventListener('scroll', scrolled, { passive: true });
    return () => {
      stop();
      removeEventListener('scroll', scrolled);
    };
  }, [page, ready]);
};
