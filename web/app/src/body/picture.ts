// Charts of the core as pictures: the last ones are kept, so that a view that was just seen comes at once.
import { useEffect, useState } from 'react';
import type { ChartLooks, ChartSubject, View } from 'taut-core';
import { ask } from '../core/client';
import { settings } from '../state/settings';

export type Picture = { url: string; image: HTMLImageElement };

/** A drawn chart weighs one to three MB. */
const MOST = 16;
const kept = new Map<string, Promise<Picture>>();

const sized = (svg: string): string => {
  const [, w = '1000', h = '1000'] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  return svg.replace('<svg ', `<svg width="${w}" height="${h}" `);
};

const draw = async (subject: ChartSubject, looks: ChartLooks): Promise<Picture> => {
  const svg = await ask('chart', subject, looks);
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([sized(svg)], { type: 'image/svg+xml' }));
  await image.decode();
  return { url: image.src, image };
};

export const picture = (subject: ChartSubject, looks: ChartLooks): Promise<Picture> => {
  const key = JSON.stringify([settings.now.language, subject, looks]);
  const drawn = kept.get(key) ?? draw(subject, looks);
  kept.delete(key); // what was used last is forgotten last
  kept.set(key, drawn);
  drawn.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > MOST && oldest !== undefined) {
    kept.get(oldest)?.then(({ url }) => setTimeout(() => URL.revokeObjectURL(url), 60_000));
    kept.delete(oldest);
  }
  return drawn;
};

/** The last picture stays until the next has been drawn. Null: none. */
export const usePicture = (subject: ChartSubject | null, looks: ChartLooks): Picture | null => {
  const [shown, setShown] = useState<Picture | null>(null);
  const { language } = settings.useNow();
  const key = subject && JSON.stringify([language, subject, looks]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the picture depends on
  useEffect(() => {
    let wanted = true;
    if (!subject) setShown(null);
    else
      picture(subject, looks).then(
        (p) => wanted && setShown(p),
        () => wanted && setShown(null),
      );
    return () => {
      wanted = false;
    };
  }, [key]);
  return shown;
};

export const bare = (view: View): Pick<ChartLooks, 'views' | 'bare'> => ({ views: [view.name], bare: true });
