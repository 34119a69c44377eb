// The app's words in the language of the person. English is there at once; the others come when they are wanted.
import { createContext, useContext, useEffect, useState } from 'react';
import type { Language } from 'taut-core';
import { settings } from '../state/settings';
import { en, type Words } from './en';

const others: Record<Exclude<Language, 'en'>, () => Promise<Words>> = {
  de: () => import('./de').then((m) => m.de),
  es: () => import('./es').then((m) => m.es),
};

export const locales: Record<Language, string> = { en: 'en-GB', de: 'de-DE', es: 'es-ES' };
export const WordsContext = createContext<Words>(en);
export const useWords = (): Words => useContext(WordsContext);

/** Null until they have come. */
export const useLoadedWords = (language: Language): Words | null => {
  const [loaded, setLoaded] = useState<{ language: Language; words: Words } | null>(null);
  useEffect(() => {
    let wanted = true;
    document.documentElement.lang = language;
    if (language !== 'en') others[language]().then((words) => wanted && setLoaded({ language, words }));
    return () => {
      wanted = false;
    };
  }, [language]);
  if (language === 'en') return en;
  return loaded?.language === language ? loaded.words : null;
};

export const usePercent = (): ((share: number) => string) => {
  const { language } = settings.useNow();
  return (share) =>
    new Intl.NumberFormat(locales[language], { style: 'percent', maximumFractionDigits: share < 0.1 ? 1 : 0 }).format(share);
};
