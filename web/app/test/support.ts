// What the tests of the built app share: the server, the browser, and steps that a person would take.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before } from 'node:test';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type Served, serve } from './server.js';

const dist = new URL('../dist/', import.meta.url);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const sizes = {
  phone: { width: 360, height: 740 },
  desktop: { width: 1440, height: 900 },
  'small phone': { width: 320, height: 640 },
  '4K screen': { width: 3840, height: 2160 },
  'screen zoomed to 200 %': { width: 640, height: 400, scale: 2 },
} as const satisfies Record<string, { width: number; height: number; scale?: number }>;
export type Size = keyof typeof sizes;
export type Looks = {
  size?: Size;
  dark?: boolean;
  touch?: boolean;
  locale?: string;
  /** With the service worker, and a server of its own that can be stopped. */
  offline?: boolean;
  /** Runs and can be set forward, or stands still at a time. */
  clock?: boolean | Date;
  /** The size of letters that is set in the browser, where it is not 16 px. */
  letters?: number;
};

/** For whatever is waited for. Nothing takes near so long, and a fault is told soon. */
const LONGEST_MS = 12_000;

let served: Served, browser: Browser;

/** With the fonts that Debian's package has, whatever else is installed. */
export const launch = (more: string[] = []): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--enable-unsafe-swiftshader',
      '--enable-precise-memory-info',
      ...more,
    ],
    env: { ...process.env, FONTCONFIG_FILE: new URL('../test/fonts.conf', import.meta.url).pathname },
  });

/** Server and browser for all that is opened. */
export const begin = async (): Promise<void> => {
  served = await serve(dist);
  browser = await launch();
};

export const end = async (): Promise<void> => {
  await browser?.close();
  await served?.close();
};

export const setUp = (): void => {
  before(begin);
  after(end);
};

export type Opened = {
  page: Page;
  context: BrowserContext;
  problems: string[];
  go: (where: string) => Promise<void>;
  stopServer: () => Promise<void>;
};

/** A first visit: nothing kept. Whatever the browser complains about is a problem, refused scripts and styles too. */
export const open = async ({
  size = 'desktop',
  dark = false,
  touch = false,
  locale = 'en-GB',
  offline = false,
  clock = false,
  letters,
}: Looks = {}): Promise<Opened> => {
  const own = letters ? await launch([`--blink-settings=defaultFontSize=${letters}`]) : null;
  const { width, height, scale = 1 }: { width: number; height: number; scale?: number } = sizes[size];
  const context = await (own ?? browser).newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    colorScheme: dark ? 'dark' : 'light',
    hasTouch: touch,
    isMobile: touch && size === 'phone',
    locale,
    timezoneId: 'Europe/Vienna',
    reducedMotion: 'reduce',
    serviceWorkers: offline ? 'allow' : 'block',
  });
  context.on('close', () => own?.close());
  const page = await context.newPage();
  page.setDefaultTimeout(LONGEST_MS);
  const problems: string[] = [];
  page.on('console', (m) => {
    if (m.type() === 'error') problems.push(m.text());
  });
  page.on('pageerror', (e) => problems.push(String(e)));
  if (clock instanceof Date) await page.clock.setFixedTime(clock);
  else if (clock) await page.clock.install();
  const from = offline ? await serve(dist) : served; // a server of its own, to be stopped
  await page.goto(from.url);
  await page.locator('.body-skin').first().waitFor();
  const go = async (where: string) => {
    await page.evaluate((to) => {
      location.hash = `/${to}`;
    }, where);
  };
  return { page, context, problems, go, stopServer: () => from.close() };
};

/** No violation of WCAG 2.2 A and AA. */
export const assertAccessible = async (page: Page, what: string): Promise<void> => {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as {
        axe: { run: (on: unknown, how: unknown) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`);
  });
  assert.deepEqual(found, [], what);
};

export const assertFits = async (page: Page, what: string): Promise<void> => {
  const [wide, shown] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(wide <= shown, `${what} is ${wide} px wide on a screen of ${shown}`);
};

export const showExample = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /example|Beispiel|ejemplo/ }).click();
  await page.locator('.candidate').first().waitFor();
};

/** After the first visit: the server has gone, and nothing else answers. */
export const cutNetwork = async ({ page, context, stopServer }: Opened): Promise<void> => {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(
    async () => (await caches.keys()).length > 0 && (await (await caches.open((await caches.keys())[0]!)).keys()).length > 15,
  );
  await stopServer();
  await context.setOffline(true);
  await page.reload();
  await page.locator('.body-skin').first().waitFor();
};
