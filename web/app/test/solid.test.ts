// The body in three dimensions: it is drawn, turned by keys, and a tap on it tells of a region.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, assertFits, open, setUp, showExample } from './support.js';

setUp();

const CANVAS = '[data-view="3d"] canvas';

const show3d = async (page: Page): Promise<void> => {
  await page.locator('.choice-option', { hasText: /^3D$/ }).click();
  await page.waitForSelector(`${CANVAS}[data-ready=true]`);
  await page.locator(CANVAS).scrollIntoViewIfNeeded();
  await page.waitForTimeout(800); // the picture after the next
};

/** Seen from before, beside the breastbone, on the person's left. */
const tapChest = async (page: Page): Promise<void> => {
  await page.locator(CANVAS).scrollIntoViewIfNeeded();
  const box = (await page.locator(CANVAS).boundingBox())!;
  await page.mouse.click(box.x + box.width * 0.53, box.y + box.height * 0.3);
};

/** How many colours are seen on the canvas, and how many of its pixels are strongly red. */
const coloursOf = async (page: Page): Promise<{ colours: number; red: number }> => {
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
    let red = 0;
    for (let k = 0; k < data.length; k += 4) {
      const [r, g, b] = [data[k]!, data[k + 1]!, data[k + 2]!];
      colours.add((r << 16) | (g << 8) | b);
      red += Number(r > 110 && g < 90 && b < 100);
    }
    return { colours: colours.size, red };
  }, png);
};

for (const size of ['phone', 'desktop'] as const)
  test(`turned, tapped and taken back on a ${size}`, async () => {
    const { page, context, problems } = await open({ size });
    const scripts = () => page.evaluate(() => performance.getEntriesByType('resource').filter((r) => /Body3d/.test(r.name)).length);
    assert.equal(await scripts(), 0, 'it is not loaded before it is wanted');
    await show3d(page);
    assert.ok((await scripts()) > 0);
    assert.ok((await coloursOf(page)).colours > 200, 'the canvas is not blank');
    assert.equal((await coloursOf(page)).red, 0);
    await tapChest(page);
    await page.waitForSelector('.chip');
    assert.match((await page.locator('.chip').allInnerTexts()).join(), /left/, 'what is at the right of the picture is their left');
    await page.waitForTimeout(500);
    assert.ok((await coloursOf(page)).red > 20, 'the pain is seen');
    await assertFits(page, '3D');
    await assertAccessible(page, '3D');
    const yaw = () => page.locator(CANVAS).getAttribute('data-yaw');
    await page.locator('.body-3d').focus();
    for (let n = 0; n < 18; n++) await page.keyboard.press('ArrowRight');
    assert.equal(Number(await yaw()).toFixed(2), '3.14');
    await page.locator('[data-view="3d"] .at-left', { hasText: 'your left' }).waitFor();
    await page.keyboard.press('Home');
    assert.equal(Number(await yaw()), 0);
    await page.getByRole('button', { name: 'Erase', exact: true }).click();
    await tapChest(page);
    await page.waitForFunction(() => !document.querySelector('.chip'));
    await page.locator('.choice-option', { hasText: /^2D$/ }).click();
    await page.waitForSelector('[data-view=front] canvas');
    assert.deepEqual(problems, []);
    await context.close();
  });

test('dragging turns and marks nothing; the wheel comes closer; Enter marks the middle', async () => {
  const { page, context } = await open();
  await show3d(page);
  const box = (await page.locator(CANVAS).boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height * 0.3];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 60, y, { steps: 6 });
  await page.mouse.up();
  assert.ok(Number(await page.locator(CANVAS).getAttribute('data-yaw')) > 0.2);
  assert.equal(await page.locator('.chip').count(), 0);
  await page.mouse.wheel(0, -300);
  await page.locator('.body-3d').focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('.chip');
  await context.close();
});

test('a touched candidate shows its zone', async () => {
  const { page, context, problems } = await open({ dark: true });
  await showExample(page);
  await show3d(page);
  await page.locator('.candidate-head').first().click();
  await page.getByText('Green: where this muscle').waitFor();
  assert.deepEqual(problems, []);
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
