// Where in the app: the part after # of the address, so that a link works from any server and without one.
import { useSyncExternalStore } from 'react';

const here = (): string => location.hash.replace(/^#\/?/, '') || 'find';

const subscribe = (told: () => void) => {
  addEventListener('hashchange', told);
  return () => removeEventListener('hashchange', told);
};

/** "atlas/muscles/infraspinatus" as its parts. */
export const useRoute = (): string[] => useSyncExternalStore(subscribe, here).split('/').map(decodeURIComponent);
export const go = (...parts: string[]): void => {
  location.hash = `/${parts.map(encodeURIComponent).join('/')}`;
};
export const to = (...parts: string[]): string => `#/${parts.map(encodeURIComponent).join('/')}`;
