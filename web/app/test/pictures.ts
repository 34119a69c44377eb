// Pictures of every page with the example case, the clock stopped. Run by pictures.sh.
import { chromium, type Page } from 'playwright-core';
import { serve } from './server.js';

const folder = process.argv[2] ?? '.';
const sizes = { phone: { width: 360, height: 740 }, desktop: { width: 1440, height: 900 } };
const pages = {
  find: '.candidate',
  safety: '.question',
  session: '.safety-first',
  selfcare: '.safety-first',
  diary: '.trend',
  atlas: '.shelf',
  muscle: '.pattern',
  settings: '.switch',
  emergency: '.emergency',
};
const routes: Record<string, string> = { safety: 'screen', muscle: 'atlas/muscles/infraspinatus', emergency: 'find' };

const served = await serve(new URL('../dist/', import.meta.url));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
});

const go = (page: Page, where: string): Promise<void> =>
  page.evaluate((to) => {
    location.hash = `/${to}`;
  }, where);

/** Three weeks of a diary in which it slowly gets better. */
const diary = Array.from({ length: 21 }, (_, k) => ({
  at: new Date(Date.UTC(2026, 10, k + 1, 18)).toISOString(),
  nrs: Math.round(7 - k / 5 + 1.5 * Math.sin(k * 2.1)),
}));

for (const [size, viewport] of Object.entries(sizes))
  for (const scheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({
      viewport,
      colorScheme: scheme,
      reducedMotion: 'reduce',
      locale: 'en-GB',
      serviceWorkers: 'block',
    });
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date('2026-11-21T18:00:00Z'));
    await page.goto(served.url);
    await page.waitForSelector('.body-skin');
    await go(page, 'settings');
    await page.setInputFiles('input[type=file]', {
      name: 'case.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ format: 'taut.device/1', case: null, diary })),
    });
    await go(page, 'find');
    await page.getByRole('button', { name: 'Show me an example' }).click();
    for (const [name, ready] of Object.entries(pages)) {
      await go(page, routes[name] ?? name);
      if (name === 'emergency') await page.getByLabel('Say where it hurts').fill('sudden worst headache of my life, vomiting');
      await page.waitForSelector(ready);
      await page.waitForTimeout(1500);
      await page.screenshot({ path: `${folder}/app-${name}-${size}-${scheme}.png` });
    }
    await context.close();
  }
await browser.close();
await served.close();
