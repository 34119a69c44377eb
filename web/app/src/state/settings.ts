// How the app looks and speaks, on this device.
import type { Figure, Language } from 'taut-core';
import { Store } from './store';

export type Theme = 'auto' | 'light' | 'dark';
export type Skin = 1 | 2 | 3 | 4 | 5 | 6;
export type Settings = { language: Language; theme: Theme; skin: Skin; figure: Figure; trained: boolean; calm: boolean };

const languages: readonly string[] = ['en', 'de', 'es'];
const spoken = (): Language => {
  const first = (globalThis.navigator?.languages ?? []).map((l) => l.slice(0, 2)).find((l) => languages.includes(l));
  return (first as Language | undefined) ?? 'en';
};

export const settings = new Store<Settings>('settings', {
  language: spoken(),
  theme: 'auto',
  skin: 2,
  figure: 'neutral',
  trained: false,
  calm: false,
});

export const change = (some: Partial<Settings>): void => settings.change((now) => ({ ...now, ...some }));
