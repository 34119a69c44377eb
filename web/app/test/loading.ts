// How a first visit loads, by Chromium's own means and Lighthouse's definitions: called by bench.ts.
import type { Browser, Page } from 'playwright-core';

export type Network = { name: string; bytesPerSecond: number; latencyMs: number; slower: number };

/** As it is, and as Lighthouse takes a slow phone: 1.6 Mbit/s, 150 ms, a quarter of the speed. */
export const networks: Network[] = [
  { name: 'as it is', bytesPerSecond: -1, latencyMs: 0, slower: 1 },
  { name: 'slow phone', bytesPerSecond: (1.6 * 1024 * 1024) / 8, latencyMs: 150, slower: 4 },
];

const LONG_TASK_MS = 50;
/** So long nothing blocks, and at most two requests are under way. */
const QUIET_MS = 5000;
const MOST_REQUESTS = 2;

type Span = { from: number; to: number };
export type Loading = {
  firstPaint: number;
  largestPaint: number;
  interactive: number;
  blocking: number;
  longest: number;
  shift: number;
  ready: number;
};

/** What the browser tells of itself, gathered from the first moment. */
const watch = () => {
  const seen = { tasks: [] as Span[], shift: 0, largest: 0 };
  Object.assign(globalThis, { seen });
  const on = (type: string, take: (e: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  on('longtask', ({ startTime, duration }) => seen.tasks.push({ from: startTime, to: startTime + duration }));
  on('largest-contentful-paint', ({ startTime }) => {
    seen.largest = startTime;
  });
  on('layout-shift', (e) => {
    const { value, hadRecentInput } = e as unknown as { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) seen.shift += value;
  });
};

/** The start of the first quiet time after the first paint, then back to the end of the last long task. */
export const interactiveAt = (paint: number, tasks: Span[], requests: Span[], end: number): number => {
  const busyAt = (at: number): number => requests.filter(({ from, to }) => from <= at && at < to).length;
  const starts = [paint, ...tasks.map((t) => t.to), ...requests.map((r) => r.to)].filter((t) => t >= paint).sort((a, b) => a - b);
  const isQuiet = (from: number): boolean =>
    !tasks.some((t) => t.to > from && t.from < from + QUIET_MS) &&
    [from, ...requests.map((r) => r.from).filter((t) => t > from && t < from + QUIET_MS)].every((t) => busyAt(t) <= MOST_REQUESTS);
  const quiet = starts.find((t) => t + QUIET_MS <= end && isQuiet(t));
  return quiet === undefined ? Number.NaN : Math.max(paint, ...tasks.filter((t) => t.to <= quiet).map((t) => t.to));
};

const requestsOf = (page: Page): Promise<Span[]> =>
  page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ startTime: from, duration }) => ({ from, to: from + duration })),
  );

/** A first visit with nothing kept. */
export const load = async (browser: Browser, url: string, { bytesPerSecond, latencyMs, slower }: Network): Promise<Loading> => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: latencyMs,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.addInitScript(watch);
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForSelector('.body-skin', { timeout: 120_000 });
  const ready = await page.evaluate(() => performance.now());
  await page.waitForTimeout(QUIET_MS + 3000);
  const { tasks, shift, largest } = await page.evaluate(
    () => (globalThis as unknown as { seen: { tasks: Span[]; shift: number; largest: number } }).seen,
  );
  const firstPaint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]!.startTime);
  const end = await page.evaluate(() => performance.now());
  const interactive = interactiveAt(firstPaint, tasks, await requestsOf(page), end);
  await context.close();
  const between = tasks.filter((t) => t.from < interactive && t.to > firstPaint);
  return {
    firstPaint,
    largestPaint: largest,
    interactive,
    blocking: between.reduce((sum, t) => sum + Math.max(0, t.to - t.from - LONG_TASK_MS), 0),
    longest: Math.max(0, ...tasks.map((t) => t.to - t.from)),
    shift,
    ready,
  };
};
