// The kept pictures of the app: every page, on a phone and a desktop, in light and dark.
import { NOW, prepare, type SceneName, sceneNames, seen, show } from './scenes.js';
import { type Looks, open } from './support.js';

export const kept = new URL('../../../docs/pictures/', import.meta.url);
export const nameOf = (scene: SceneName, { size, dark }: Looks): string => `app-${scene}-${size}-${dark ? 'dark' : 'light'}.png`;

export const galleries: Looks[] = (['phone', 'desktop'] as const).flatMap((size) => [{ size }, { size, dark: true }]);

/** Calls back with each picture in turn. */
export const takeAll = async (looks: Looks, take: (scene: SceneName, png: Buffer) => Promise<void>): Promise<void> => {
  const { page, context, go } = await open({ ...looks, clock: NOW });
  await prepare(page, go);
  for (const scene of sceneNames) {
    await show(page, go, scene);
    await take(scene, await seen(page));
  }
  await context.close();
};
