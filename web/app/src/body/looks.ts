// The looks that the person chose, as the core's charts and our canvas take them.
import { useSyncExternalStore } from 'react';
import type { ChartLooks } from 'taut-core';
import { settings } from '../state/settings';
import type { Ink } from './paint';

const prefersDark = matchMedia('(prefers-color-scheme: dark)');
const subscribe = (told: () => void) => {
  prefersDark.addEventListener('change', told);
  return () => prefersDark.removeEventListener('change', told);
};

export const useDark = (): boolean => {
  const system = useSyncExternalStore(subscribe, () => prefersDark.matches);
  const { theme } = settings.useNow();
  return theme === 'auto' ? system : theme === 'dark';
};

export const useLooks = (): Required<Pick<ChartLooks, 'figure' | 'skin' | 'dark'>> => {
  const { figure, skin } = settings.useNow();
  return { figure, skin, dark: useDark() };
};

const onLight: Ink = { pain: '#c01f2e', numbness: '#1b4fa8', tingling: '#6a1b9a' };
const onDark: Ink = { pain: '#ff5a4f', numbness: '#9ecbff', tingling: '#f0b3ff' };
/** On darker skins the inks are light. */
export const useInk = (): Ink => (settings.useNow().skin >= 5 ? onDark : onLight);

const zoneOnLight = '#1f8f84',
  zoneOnDark = '#6fd0c5';
export const useZoneInk = (): string => (settings.useNow().skin >= 5 ? zoneOnDark : zoneOnLight);

/** The six skins of the charts, lightest first; the same stand in styles/parts.css. */
export const skins = { 1: '#f6e8de', 2: '#ebcfb8', 3: '#d9b08c', 4: '#b1825c', 5: '#85583d', 6: '#5e3d2c' } as const;
