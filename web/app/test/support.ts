// What the tests of the built app share: the server, the browser, and steps that a person would take.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before } from 'node:test';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type Served, serve } from './server.js';

const dist = new URL('../dist/', import.meta.url);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const sizes = { phone: { width: 360, height: 740 }, desktop: { width: 1440, height: 900 } } as const;
export type Looks = { size?: keyof typeof sizes; dark?: boolean; touch?: boolean; locale?: string; offline?: boolean };

let served: Served, browser: Browser;

/** Starts server and browser for a file of tests. */
export const setUp = (): void => {
  before(async () => {
    served = await serve(dist);
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--enable-unsafe-swiftshader',
      ],
    });
  });
  after(async () => {
    await browser?.close();
    await served?.close();
  });
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
}: Looks = {}): Promise<Opened> => {
  const context = await browser.newContext({
    viewport: sizes[size],
    colorScheme: dark ? 'dark' : 'light',
    hasTouch: touch,
    locale,
    timezoneId: 'Europe/Vienna',
    reducedMotion: 'reduce',
    serviceWorkers: offline ? 'allow' : 'block',
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (m) => {
    if (m.type() === 'error') problems.push(m.text());
  });
  page.on('pageerror', (e) => problems.push(String(e)));
  const from = offline ? await serve(dist) : served; // a server of its own, to be stopped
  await page.goto(from.url);
  await page.waitForSelector('.body-skin');
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
  await page.waitForSelector('.candidate');
};
