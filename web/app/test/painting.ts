// How soon a stroke is ranked, and whether painting stutters: called by bench.ts.
import type { Page } from 'playwright-core';
import { hands } from './hands.js';
import { answerSafety } from './steps.js';

const STROKES = 40;
/** No answer within this: the stroke changed nothing on the page. */
const LONGEST_MS = 400;

type State = { up: number; waited: Promise<number>; longTasks: number[] };

/** To be called before the page is opened. */
export const watchTasks = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const seen: number[] = [];
    Object.assign(globalThis, { longTasks: seen });
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) seen.push(task.duration);
    }).observe({ type: 'longtask', buffered: true });
  });

/** From the lifted pen to the first change of the muscles. */
const watchAnswer = (page: Page): Promise<void> =>
  page.evaluate((longest) => {
    const results = document.querySelector('.find-results')!;
    const state = globalThis as unknown as State;
    addEventListener('pointerup', () => (state.up = performance.now()), { once: true, capture: true });
    state.waited = new Promise((done) => {
      const watch = new MutationObserver(() => {
        watch.disconnect();
        done(performance.now() - state.up);
      });
      for (const list of results.querySelectorAll('.candidates, .verdict'))
        watch.observe(list, { subtree: true, childList: true, characterData: true, attributes: true });
      setTimeout(() => done(Number.NaN), longest);
    });
  }, LONGEST_MS);

export type Painting = { waits: number[]; longTasks: number[] };

/** Strokes down the back. A place that opens safety questions has them answered first; that stroke does not count. */
export const paint = async (page: Page): Promise<Painting> => {
  const box = (await page.locator('[data-view=back] canvas').boundingBox())!;
  const waits: number[] = [];
  const longTasks: number[] = [];
  for (let k = 0; k < STROKES; k++) {
    await page.evaluate(() => {
      (globalThis as unknown as State).longTasks.length = 0;
    });
    const x = box.x + box.width * (0.4 + 0.02 * ((k * 7) % 10));
    const y = box.y + box.height * (0.18 + 0.012 * (k % 25));
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let n = 0; n < 5; n++) await page.mouse.move(x + n, y + 2 * n);
    await watchAnswer(page);
    await page.mouse.up();
    const { waited, long } = await page.evaluate(async () => {
      const state = globalThis as unknown as State;
      return { waited: await state.waited, long: [...state.longTasks] };
    });
    if (!(await page.locator('.candidates').count())) await answerSafety({ page, hand: hands.mouse(page) });
    else if (Number.isFinite(waited)) {
      waits.push(waited);
      longTasks.push(...long);
    }
    await page.evaluate(() => scrollTo({ top: 0 }));
  }
  return { waits, longTasks };
};
