// The body in three dimensions: drawn, turned, painted on and erased by mouse, finger and keys, as on the flat views, without a network too.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, assertFits, open, setUp, showExample } from './support.js';

setUp();

const CANVAS = '[data-view="3d"] canvas';
type Place = [x: number, y: number];

const show3d = async (page: Page): Promise<void> => {
  await page.locator('.choice-option', { hasText: /^3D$/ }).click();
  await page.waitForSelector(`${CANVAS}[data-ready=true]`);
  await page.locator(CANVAS).scrollIntoViewIfNeeded();
  await page.waitForTimeout(800); // the picture after the next
};

const show2d = async (page: Page): Promise<void> => {
  await page.locator('.choice-option', { hasText: /^2D$/ }).click();
  await page.waitForSelector('[data-view=front] canvas');
};

/** Seen from before, beside the breastbone, on the person's left. */
const CHEST: Place = [0.53, 0.3];
const BELLY: Place = [0.52, 0.42];
const BESIDE: Place = [0.06, 0.1];

const placeOf = async (page: Page, [x, y]: Place): Promise<Place> => {
  const box = (await page.locator(CANVAS).boundingBox())!;
  return [box.x + box.width * x, box.y + box.height * y];
};

const drag = async (page: Page, from: Place, to: Place, button: 'left' | 'right' = 'left'): Promise<void> => {
  await page.locator(CANVAS).scrollIntoViewIfNeeded();
  await page.mouse.move(...(await placeOf(page, from)));
  await page.mouse.down({ button });
  const [x, y] = await placeOf(page, to);
  await page.mouse.move(x, y, { steps: 8 });
  await page.mouse.up({ button });
};

/** How many colours are seen on the canvas, and how many of its pixels are strongly red, green or nearly black. */
const coloursOf = async (page: Page): Promise<{ colours: number; red: number; green: number; black: number }> => {
  await page.waitForTimeout(300); // the picture after the next
  const png = (await page.locator(CANVAS).screenshot()).toString('base64');
  return page.evaluate(async (bytes) => {
    const image = new Image();
    image.src = `data:image/png;base64,${bytes}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const c = canvas.getContext('2d')!;
    c.drawImage(image, 0, 0);
    const { data } = c.getImageData(0, 0, image.width, image.height);
    const colours = new Set<number>();
    let [red, green, black] = [0, 0, 0];
    for (let k = 0; k < data.length; k += 4) {
      const [r, g, b, a] = [data[k]!, data[k + 1]!, data[k + 2]!, data[k + 3]!];
      colours.add((r << 16) | (g << 8) | b);
      red += Number(r > 110 && g < 88 && b < 100);
      green += Number(g > r + 15 && g > 60 && b > r);
      black += Number(a > 200 && r < 50 && g < 55 && b < 60);
    }
    return { colours: colours.size, red, green, black };
  }, png);
};

const yawOf = async (page: Page): Promise<number> => Number(await page.locator(CANVAS).getAttribute('data-yaw'));
const chips = async (page: Page): Promise<string> => (await page.locator('.chip').allInnerTexts()).join();

for (const size of ['phone', 'desktop'] as const)
  test(`painted, turned and erased on a ${size}, and the flat views show the same`, async () => {
    const { page, context, problems } = await open({ size });
    const scripts = () => page.evaluate(() => performance.getEntriesByType('resource').filter((r) => /Body3d/.test(r.name)).length);
    assert.equal(await scripts(), 0, 'it is not loaded before it is wanted');
    await show3d(page);
    assert.ok((await scripts()) > 0);
    const bare = await coloursOf(page);
    assert.ok(bare.colours > 200, 'the canvas is not blank');
    assert.equal(bare.red, 0);
    await page.getByText('Severe', { exact: true }).click();
    await drag(page, CHEST, [0.56, 0.33]);
    await page.waitForSelector('.chip');
    assert.match(await chips(page), /left/, 'what is at the right of the picture is their left');
    const painted = await coloursOf(page);
    assert.ok(painted.red > 40, `the pain is seen: ${painted.red}`);
    assert.equal(await yawOf(page), 0, 'painting does not turn');
    await assertFits(page, '3D');
    await page.evaluate(() => scrollTo(0, 0)); // what lies below the head of the page is no target
    await assertAccessible(page, '3D');
    await page.locator('.body-3d').focus();
    for (let n = 0; n < 18; n++) await page.keyboard.press('ArrowRight');
    assert.equal((await yawOf(page)).toFixed(2), '3.14');
    await page.locator('[data-view="3d"] .at-left', { hasText: 'your left' }).waitFor();
    assert.equal((await coloursOf(page)).red, 0, 'the back is bare');
    await page.keyboard.press('Home');
    assert.equal(await yawOf(page), 0);
    await show2d(page);
    await page.waitForTimeout(600);
    const seen = await page.locator('[data-view=front] canvas').evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return data.filter((v, k) => k % 4 === 3 && v > 0).length;
    });
    assert.ok(seen > 40, 'the flat view shows the stroke');
    await show3d(page);
    await page.getByRole('button', { name: 'Erase', exact: true }).click();
    await page.locator('.choice-option', { has: page.locator('.brush-dot.large') }).click();
    await drag(page, [0.52, 0.29], [0.57, 0.34]);
    await page.waitForFunction(() => !document.querySelector('.chip'));
    assert.equal((await coloursOf(page)).red, 0);
    assert.deepEqual(problems, []);
    await context.close();
  });

test('beside the body, with the other button, or when only turning is wanted, dragging turns and paints nothing', async () => {
  const { page, context } = await open();
  await show3d(page);
  await drag(page, BESIDE, [0.3, 0.1]);
  const beside = await yawOf(page);
  assert.ok(Math.abs(beside) > 0.2);
  await drag(page, CHEST, [0.4, 0.3], 'right');
  const other = await yawOf(page);
  assert.notEqual(other, beside);
  await page.getByRole('button', { name: 'Only turn' }).click();
  await drag(page, CHEST, [0.4, 0.3]);
  assert.notEqual(await yawOf(page), other);
  assert.equal(await page.locator('.chip').count(), 0);
  await page.mouse.wheel(0, -300);
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.locator('.body-3d').focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('.chip');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.waitForFunction(() => !document.querySelector('.chip'));
  await context.close();
});

test('an area is chosen by a tap', async () => {
  const { page, context } = await open();
  await show3d(page);
  await page.getByRole('button', { name: 'Choose an area' }).click();
  await page.mouse.click(...(await placeOf(page, CHEST)));
  await page.waitForSelector('.sheet');
  await context.close();
});

test('one finger paints, two turn and come closer', async () => {
  const { page, context } = await open({ size: 'phone', touch: true });
  await show3d(page);
  const cdp = await context.newCDPSession(page);
  const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', ...places: Place[]) => {
    const points = await Promise.all(places.map((p) => placeOf(page, p)));
    await cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  };
  await touch('touchStart', CHEST);
  for (let k = 1; k <= 6; k++) await touch('touchMove', [CHEST[0] + 0.006 * k, CHEST[1] + 0.004 * k]);
  await touch('touchEnd');
  await page.waitForSelector('.chip');
  const before = await chips(page);
  assert.equal(await yawOf(page), 0);
  await touch('touchStart', BELLY);
  await touch('touchStart', BELLY, [0.6, 0.42]);
  for (let k = 1; k <= 6; k++) await touch('touchMove', [BELLY[0] - 0.03 * k, BELLY[1]], [0.6 - 0.02 * k, 0.42]);
  await touch('touchEnd');
  assert.ok((await yawOf(page)) > 0.1, 'two fingers turn');
  await page.waitForTimeout(500);
  assert.equal(await chips(page), before, 'and the first of them has painted nothing');
  await context.close();
});

test('an opened candidate shows its zone and where to press', async () => {
  const { page, context, problems } = await open();
  await showExample(page);
  await show3d(page);
  const before = await coloursOf(page);
  await page.locator('.candidate-head').first().click();
  await page.getByText('Green: where this muscle').waitFor();
  await page.locator('.close-ups .choice-option', { hasText: /^Head$/ }).click();
  await page.locator('.body-3d').focus();
  for (let n = 0; n < 6; n++) await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(800);
  const after = await coloursOf(page);
  assert.ok(after.green > before.green + 100, `the zone is seen: ${before.green}, ${after.green}`);
  assert.deepEqual(problems, []);
  await context.close();
});

test('what 3D took is given back when it closes', async () => {
  const { page, context, problems } = await open();
  const cdp = await context.newCDPSession(page);
  const heap = async (): Promise<number> => {
    await cdp.send('HeapProfiler.collectGarbage');
    const { metrics } = await cdp.send('Performance.getMetrics');
    return metrics.find((m) => m.name === 'JSHeapUsedSize')!.value;
  };
  await cdp.send('Performance.enable');
  const once = async () => {
    await show3d(page);
    await drag(page, CHEST, [0.56, 0.33]);
    await page.waitForSelector('.chip');
    await page.getByRole('button', { name: 'Undo' }).click();
    await show2d(page);
  };
  await once();
  const first = await heap();
  for (let n = 0; n < 5; n++) await once();
  const grown = (await heap()) - first;
  assert.ok(grown < 4e6, `${Math.round(grown / 1e3)} kB more after five times`);
  assert.equal(await page.locator('[data-view="3d"]').count(), 0);
  assert.deepEqual(problems, []);
  await context.close();
});

test('after the first visit it needs no network', async () => {
  const { page, context, stopServer } = await open({ offline: true });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(async () => {
    const [name] = await caches.keys();
    return name !== undefined && (await (await caches.open(name)).keys()).some((r) => /Body3d/.test(r.url));
  });
  await stopServer();
  await context.setOffline(true);
  await page.reload();
  await page.waitForSelector('.body-skin');
  await show3d(page);
  await drag(page, CHEST, [0.56, 0.33]);
  await page.waitForSelector('.chip');
  await context.close();
});

test('without WebGL it is said, and the flat body stays', async () => {
  const { page, context } = await open();
  await page.evaluate(() => {
    HTMLCanvasElement.prototype.getContext = new Proxy(HTMLCanvasElement.prototype.getContext, {
      apply: (real, canvas, given: [string]) => (given[0] === 'webgl2' ? null : Reflect.apply(real, canvas, given)),
    });
  });
  await page.locator('.choice-option', { hasText: /^3D$/ }).click();
  await page.getByText('cannot show the body in 3D').waitFor();
  await page.waitForSelector('[data-view=front] canvas');
  await context.close();
});
