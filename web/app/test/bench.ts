// Figures of the built app in Chromium. Run by bench.sh: all of them, or those that are named.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { type Loading, load, networks } from './loading.js';
import { halfAnHour, showCore } from './memory.js';
import { paint, watchTasks } from './painting.js';
import { serve } from './server.js';
import { launch } from './support.js';

const LOADS = 5;
const desktop = { viewport: { width: 1440, height: 900 }, serviceWorkers: 'block', locale: 'en-GB' } as const;
const dist = new URL('../dist/', import.meta.url);
const served = await serve(dist);

const at = (share: number, all: number[]): number =>
  [...all].sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(share * all.length))] ?? Number.NaN;
const ms = (v: number): string => `${v.toFixed(v < 100 ? 1 : 0)} ms`;
const row = (name: string, value: string): void => console.log(`${name.padEnd(34)} ${value}`);

const gzipped = (names: string[]): string =>
  `${(names.reduce((sum, n) => sum + gzipSync(readFileSync(new URL(`assets/${n}`, dist)), { level: 9 }).length, 0) / 1000).toFixed(1)} kB`;

/** What the first page asks for, beside what there is. */
const size = async (): Promise<void> => {
  const browser = await launch();
  const page = await browser.newPage(desktop);
  const asked = new Set<string>();
  page.on('response', (r) => asked.add(new URL(r.url()).pathname.replace('/assets/', '')));
  await page.goto(served.url);
  await page.locator('.body-skin').first().waitFor();
  await browser.close();
  const all = readdirSync(new URL('assets/', dist));
  const scripts = all.filter((n) => n.endsWith('.js'));
  row('script of the first page, gzip', `${gzipped(scripts.filter((n) => asked.has(n)))}; of the whole app ${gzipped(scripts)}`);
  row('styles, gzip', gzipped(all.filter((n) => n.endsWith('.css'))));
};

const told: Record<keyof Loading, [string, (v: number) => string]> = {
  firstPaint: ['first contentful paint', ms],
  largestPaint: ['largest contentful paint', ms],
  interactive: ['time to interactive', ms],
  blocking: ['total blocking time', ms],
  longest: ['longest task', ms],
  shift: ['cumulative layout shift', (v) => v.toFixed(3)],
  ready: ['core loaded, body drawn', ms],
};

const loading = async (): Promise<void> => {
  const browser = await launch();
  for (const network of networks) {
    const loads: Loading[] = [];
    for (let n = 0; n < LOADS; n++) loads.push(await load(browser, served.url, network));
    console.log(`a first visit on a phone, ${network.name}: median of ${LOADS}`);
    for (const [key, [name, say]] of Object.entries(told) as [keyof Loading, [string, (v: number) => string]][])
      row(
        `  ${name}`,
        say(
          at(
            0.5,
            loads.map((l) => l[key]),
          ),
        ),
      );
  }
  await browser.close();
};

const painting = async (): Promise<void> => {
  const browser = await launch();
  const page = await browser.newPage(desktop);
  await watchTasks(page);
  await page.goto(served.url);
  await page.locator('.body-skin').first().waitFor();
  const { waits, longTasks } = await paint(page);
  row('stroke to ranking on the page', `p50 ${ms(at(0.5, waits))}, p95 ${ms(at(0.95, waits))} (${waits.length} strokes)`);
  row('tasks over 50 ms meanwhile', `${longTasks.length}${longTasks.length ? `, longest ${ms(Math.max(...longTasks))}` : ''}`);
  await browser.close();
};

const memory = async (): Promise<void> => {
  const browser = await launch();
  const page = await browser.newPage(desktop);
  await showCore(page);
  await page.clock.install();
  await page.goto(served.url);
  await page.locator('.body-skin').first().waitFor();
  console.log('minutes  script MB  nodes  core MB  whole renderer MB');
  for (const m of await halfAnHour(browser, page)) {
    const columns: [string, number][] = [
      [`${m.minutes}`, 7],
      [m.script.toFixed(1), 9],
      [`${m.nodes}`, 5],
      [m.core.toFixed(1), 7],
      [m.renderer.toFixed(0), 17],
    ];
    console.log(columns.map(([value, width]) => value.padStart(width)).join('  '));
  }
  await browser.close();
};

const measures = { size, loading, painting, memory };
const wanted = process.argv.slice(2);
for (const [name, measure] of Object.entries(measures)) if (wanted.length === 0 || wanted.includes(name)) await measure();
await served.close();
