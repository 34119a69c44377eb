// What the app shows, page by page, with the example case, three weeks of a diary and a clock that stands still.
import type { Page } from 'playwright-core';
import { showExample } from './support.js';

type Scene = {
  where: string;
  /** It is there when this is. */
  ready: string;
  act?: (page: Page) => Promise<void>;
};

export const NOW = new Date('2026-11-21T18:00:00Z');

/** In this order: a session is begun near the end, and an emergency stays. */
export const scenes = {
  find: { where: 'find', ready: '.candidate' },
  safety: { where: 'screen', ready: '.allowed, .question' },
  session: { where: 'session', ready: '.plan-step' },
  selfcare: { where: 'selfcare', ready: '.exercise .pattern' },
  diary: { where: 'diary', ready: '.trend' },
  atlas: { where: 'atlas', ready: '.shelf' },
  muscle: { where: 'atlas/muscles/infraspinatus', ready: '.pattern' },
  condition: { where: 'atlas/conditions/migraine', ready: '.chips' },
  place: { where: 'atlas/places/temple', ready: '.body-skin' },
  settings: { where: 'settings', ready: '.settings-preview img' },
  guide: {
    where: 'session',
    ready: '.guide[data-phase=locate]',
    act: async (page) => {
      await page.getByRole('button', { name: 'Begin', exact: true }).click();
      await page.getByRole('button', { name: 'Start', exact: true }).click();
      await page.waitForSelector('.guide:not([data-phase=ready])');
      while (!(await page.locator('.guide[data-phase=locate]').count())) {
        const before = await page.locator('.guide').innerText();
        await page.getByRole('button', { name: 'Next', exact: true }).click();
        await page.waitForFunction((was) => (document.querySelector('.guide') as HTMLElement).innerText !== was, before);
      }
    },
  },
  emergency: {
    where: 'find',
    ready: '.emergency',
    act: (page) => page.getByLabel('Say where it hurts').fill('sudden worst headache of my life, vomiting'),
  },
} satisfies Record<string, Scene>;
export type SceneName = keyof typeof scenes;
export const sceneNames = Object.keys(scenes) as SceneName[];

/** In which it slowly gets better. */
const diary = Array.from({ length: 21 }, (_, k) => ({
  at: new Date(NOW.getTime() - (20 - k) * 86_400_000).toISOString(),
  nrs: Math.round(7 - k / 5 + 1.5 * Math.sin(k * 2.1)),
}));

type Go = (where: string) => Promise<void>;

/** The example, with its diary. */
export const prepare = async (page: Page, go: Go): Promise<void> => {
  await go('settings');
  await page.setInputFiles('input[type=file]', {
    name: 'case.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ format: 'taut.device/1', case: null, diary })),
  });
  await page.getByText('Imported.').waitFor();
  await go('find');
  await showExample(page);
};

export const show = async (page: Page, go: Go, name: SceneName): Promise<void> => {
  const { where, ready, act }: Scene = scenes[name];
  await go(where);
  await act?.(page);
  await page.waitForSelector(ready);
};

const STILL_MS = 250;
const MOST_LOOKS = 20;

/** What is seen, once nothing moves any more. */
export const seen = async (page: Page): Promise<Buffer> => {
  let before = await page.screenshot();
  for (let n = 0; n < MOST_LOOKS; n++) {
    await page.waitForTimeout(STILL_MS);
    const now = await page.screenshot();
    if (now.equals(before)) return now;
    before = now;
  }
  throw new Error('the page does not come to rest');
};
