// Half an hour of use in a few minutes, and what it leaves in memory: called by bench.ts.
import { readFileSync } from 'node:fs';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { hands } from './hands.js';
import { carryOut, goTo, type Person, takePlan } from './steps.js';
import { showExample } from './support.js';

/** Rounds of five minutes each. */
const ROUNDS = 6;
const STROKES = 50;
const MB = 1e6;

const muscles = ['infraspinatus', 'soleus', 'piriformis', 'gluteus-medius', 'brachialis', 'diaphragm'];
const closeUps = ['Head', 'Hands', 'Feet', 'Whole body'];

/** The renderers of a browser: the page's own, with its worker. */
const renderersOf = async (browser: Browser): Promise<number[]> => {
  const cdp = await browser.newBrowserCDPSession();
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  await cdp.detach();
  return processInfo.filter((p) => p.type === 'renderer').map((p) => p.id);
};

/** Shared pages are divided among those who share them. */
const shareOf = (pid: number): number =>
  1024 * Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]);

export type Memory = {
  minutes: number;
  /** Of the page's own thread, after the garbage is collected. */
  script: number;
  nodes: number;
  /** The linear memory of the core. */
  core: number;
  /** Of the whole process, with Chromium's own. */
  renderer: number;
};

type Core = { coreMemory: WebAssembly.Memory };

/** To be called before the page is opened: the worker shows the core's memory, which Chromium's own measures leave out. */
export const showCore = (page: Page): Promise<unknown> =>
  page.route(/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    const show = `WebAssembly.Instance = class extends WebAssembly.Instance {
      constructor(...given) { super(...given); self.coreMemory = this.exports.memory; }
    };`;
    await route.fulfill({ response, body: show + (await response.text()) });
  });

const measure = async (browser: Browser, page: Page, cdp: CDPSession, minutes: number): Promise<Memory> => {
  for (let n = 0; n < 3; n++) await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const { nodes } = await cdp.send('Memory.getDOMCounters');
  const core = await page.workers()[0]!.evaluate(() => (globalThis as unknown as Core).coreMemory.buffer.byteLength);
  const renderer = Math.max(...(await renderersOf(browser)).map(shareOf));
  return { minutes, script: usedSize / MB, nodes, core: core / MB, renderer: renderer / MB };
};

const option = (page: Page, name: string) => page.locator('.choice-option').getByText(name, { exact: true });

const paint = async (page: Page, round: number): Promise<void> => {
  const draw = hands.mouse(page).stroke!;
  for (let k = 0; k < STROKES; k++) {
    const view = page.locator(`[data-view=${k % 2 ? 'back' : 'front'}] canvas`);
    const [x, y] = [0.42 + 0.02 * ((k + round) % 8), 0.15 + 0.016 * (k % 40)];
    await draw(view, [x, y], [x + 0.02, y + 0.02]);
  }
  for (let n = 0; n < 20; n++) await page.keyboard.press('Control+z');
  for (let n = 0; n < 10; n++) await page.keyboard.press('Control+Shift+z');
  for (const name of closeUps) {
    await option(page, name).click();
    await page.waitForTimeout(300);
  }
};

const turn = async (page: Page): Promise<void> => {
  await option(page, '3D').click();
  await page.locator('[data-view="3d"] canvas[data-ready=true]').first().waitFor();
  await page.locator('.body-3d').focus();
  for (let n = 0; n < 18; n++) await page.keyboard.press('ArrowRight');
  await option(page, '2D').click();
  await page.locator('[data-view=front] canvas').first().waitFor();
};

const readAtlas = async (page: Page, go: (where: string) => Promise<void>): Promise<void> => {
  for (const muscle of muscles) {
    await go(`atlas/muscles/${muscle}`);
    await page.locator('.atlas-page h1').first().waitFor();
    await page.waitForTimeout(300);
  }
};

const note = async (page: Page): Promise<void> => {
  await option(page, '5').click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('.entry').first().waitFor();
};

/** What is measured at the start, after every five minutes, and at the end. The clock of the page is its own. */
export const halfAnHour = async (browser: Browser, page: Page): Promise<Memory[]> => {
  const cdp = await page.context().newCDPSession(page);
  const go = (where: string) =>
    page.evaluate((to) => {
      location.hash = `/${to}`;
    }, where);
  const person: Person = { page, hand: hands.mouse(page) };
  const measured = [await measure(browser, page, cdp, 0)];
  for (let round = 0; round < ROUNDS; round++) {
    await paint(page, round);
    await turn(page);
    await page.getByRole('button', { name: 'Start again' }).click();
    await showExample(page);
    await page.locator('.candidate-head').first().click();
    await readAtlas(page, go);
    await goTo(person, 'Self-care');
    await page.locator('.exercise .pattern').first().waitFor();
    await goTo(person, 'Session');
    await takePlan(person);
    await carryOut(person);
    await page.getByRole('button', { name: 'Close' }).click();
    await goTo(person, 'Diary');
    await note(page);
    await goTo(person, 'Settings');
    await goTo(person, 'Find');
    await page.getByRole('button', { name: 'Start again' }).click();
    await page.waitForTimeout(1000);
    measured.push(await measure(browser, page, cdp, (30 / ROUNDS) * (round + 1)));
  }
  return measured;
};
