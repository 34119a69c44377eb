// Figures of the built app in Chromium: what is loaded, when it is ready, how soon a stroke is ranked. Run by bench.sh.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { serve } from './server.js';

const STROKES = 40;
const dist = new URL('../dist/', import.meta.url);
const at = (share: number, all: number[]): number =>
  [...all].sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(share * all.length))] ?? Number.NaN;
const ms = (v: number): string => `${v.toFixed(1)} ms`;

const served = await serve(dist);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--enable-precise-memory-info'],
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
const scripts = new Set<string>();
page.on('response', (r) => {
  if (/\.(js|css)$/.test(r.url())) scripts.add(new URL(r.url()).pathname);
});
await page.addInitScript(() => {
  const seen: number[] = [];
  Object.assign(globalThis, { longTasks: seen });
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) seen.push(task.duration);
  }).observe({ type: 'longtask', buffered: true });
});
await page.goto(served.url);
await page.waitForSelector('.body-skin');
const ready = await page.evaluate(() => performance.now());
const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN);
const sizeOf = (kind: RegExp) =>
  [...scripts]
    .filter((s) => kind.test(s))
    .reduce((sum, s) => sum + gzipSync(readFileSync(new URL(`.${s}`, dist)), { level: 9 }).length, 0);

// From the end of a stroke to the ranking on the page: the time until the list of muscles has changed. The first stroke makes it.
const box = (await page.locator('[data-view=back] canvas').boundingBox())!;
await page.evaluate(() => {
  (globalThis as unknown as { longTasks: number[] }).longTasks.length = 0;
});
const waits: number[] = [];
for (let k = 0; k < STROKES; k++) {
  const x = box.x + box.width * (0.4 + 0.2 * ((k * 7) % 10) * 0.1);
  const y = box.y + box.height * (0.18 + 0.012 * (k % 25));
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let n = 0; n < 5; n++) await page.mouse.move(x + n, y + 2 * n);
  await page.evaluate(() => {
    const results = document.querySelector('.find-results')!;
    const state = globalThis as unknown as { up: number; waited: Promise<number> };
    addEventListener('pointerup', () => (state.up = performance.now()), { once: true, capture: true });
    state.waited = new Promise((done) => {
      const watch = new MutationObserver(() => {
        watch.disconnect();
        done(performance.now() - state.up);
      });
      for (const list of results.querySelectorAll('.candidates, .verdict'))
        watch.observe(list, { subtree: true, childList: true, characterData: true, attributes: true });
      setTimeout(() => done(Number.NaN), 400);
    });
  });
  await page.mouse.up();
  const waited = await page.evaluate(() => (globalThis as unknown as { waited: Promise<number> }).waited);
  if (k === 0) await page.waitForSelector('.candidates');
  else if (Number.isFinite(waited)) waits.push(waited);
}
const long = await page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks);
const heap = await page.evaluate(() => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize);
const all = readdirSync(new URL('assets/', dist)).filter((n) => n.endsWith('.js'));
const whole = all.reduce((sum, n) => sum + gzipSync(readFileSync(new URL(`assets/${n}`, dist)), { level: 9 }).length, 0);

console.log(
  `script of the first page      ${(sizeOf(/\.js$/) / 1000).toFixed(1)} kB gzip; of the whole app ${(whole / 1000).toFixed(1)} kB`,
);
console.log(`styles                        ${(sizeOf(/\.css$/) / 1000).toFixed(1)} kB gzip`);
console.log(`first contentful paint        ${ms(paint)}`);
console.log(`body drawn, core loaded       ${ms(ready)}`);
console.log(`stroke to ranking on the page p50 ${ms(at(0.5, waits))}, p95 ${ms(at(0.95, waits))} (${waits.length} strokes)`);
console.log(`tasks over 50 ms meanwhile    ${long.length}${long.length ? `, longest ${ms(Math.max(...long))}` : ''}`);
console.log(`script memory                 ${(heap / 1e6).toFixed(0)} MB`);
await browser.close();
await served.close();
