// Where in the app: the part after # of the address, so that a link works from any server and without one.
import { useMemo, useSyncExternalStore } from 'react';

const here = (): string => location.hash.replace(/^#\/?/, '') || 'find';
const path = (): string => here().split('?')[0]!;
const query = (): string => here().split('?')[1] ?? '';

const subscribe = (told: () => void) => {
  addEventListener('hashchange', told);
  return () => removeEventListener('hashchange', told);
};

/** A link that was cut off or mistyped leads to a page that does not exist, and breaks nothing. */
const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** "atlas/muscles/infraspinatus" as its parts. */
export const useRoute = (): string[] => useSyncExternalStore(subscribe, path).split('/').map(decoded);

/** What stands behind the "?" of it: "side=left&point=infraspinatus-1". */
export const useQuery = (): URLSearchParams => {
  const text = useSyncExternalStore(subscribe, query);
  return useMemo(() => new URLSearchParams(text), [text]);
};

export const to = (...parts: string[]): string => `#/${parts.map(encodeURIComponent).join('/')}`;
export const withQuery = (link: string, asked: URLSearchParams): string => (asked.size > 0 ? `${link}?${asked}` : link);

/** To a link, which "back" leaves again; `instead`: in the place of this one. */
export const follow = (link: string, instead = false): void => {
  if (!instead) location.hash = link;
  else {
    history.replaceState(history.state, '', link);
    dispatchEvent(new HashChangeEvent('hashchange'));
  }
};
