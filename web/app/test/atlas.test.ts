// The atlas: looked up by name, pain, nerve root and movement; what is chosen stands in the link; pages, sides and points have theirs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, assertFits, open, setUp } from './support.js';

setUp();

const names = (page: Page): Promise<string[]> => page.locator('.atlas-found section .atlas-name').allInnerTexts();
const hash = (page: Page): string => decodeURIComponent(new URL(page.url()).hash);

const choosePlace = async (page: Page, typed: string, chosen: RegExp): Promise<void> => {
  await page.getByLabel('Name, place, nerve root or movement').fill(typed);
  await page.getByRole('button', { name: chosen }).first().click();
  await page.locator('.atlas-chosen .chip').waitFor();
};

test('filters combine, stand in the link, and are taken back by hand and by the browser', async () => {
  const { page, context, problems, go } = await open();
  await go('atlas');
  await choosePlace(page, 'upper arm', /Pain: upper arm$/);
  const byPain = await names(page);
  assert.ok(byPain.includes('infraspinatus'));
  await page.getByRole('button', { name: 'By nerve root' }).click();
  await page.getByRole('button', { name: 'C5', exact: true }).click();
  await page.waitForFunction((was) => document.querySelectorAll('.atlas-found section .atlas-name').length < was, byPain.length);
  const both = await names(page);
  assert.ok(both.every((n) => byPain.includes(n)));
  await page.getByRole('button', { name: 'By movement' }).click();
  await page.getByRole('combobox').selectOption('shoulder-external-rotation');
  await page.waitForFunction((was) => document.querySelectorAll('.atlas-found section .atlas-name').length < was, both.length);
  assert.ok((await names(page)).includes('infraspinatus'));
  assert.match(await page.locator('.atlas-list li', { hasText: /^infraspinatus/ }).innerText(), /does it/);
  assert.equal(hash(page), '#/atlas?pain=upper-arm&root=C5&move=shoulder-external-rotation');
  await assertAccessible(page, 'the atlas with filters');
  await page.goBack();
  await page.waitForFunction((n) => document.querySelectorAll('.atlas-found section .atlas-name').length === n, both.length);
  assert.deepEqual(await names(page), both);
  await page.getByRole('button', { name: 'Take back: Root: C5' }).click();
  await page.waitForFunction((n) => document.querySelectorAll('.atlas-found section .atlas-name').length === n, byPain.length);
  await page.getByRole('button', { name: 'Take all back' }).click();
  await page.waitForSelector('.shelf');
  assert.equal(hash(page), '#/atlas');
  assert.deepEqual(problems, []);
  await context.close();
});

test('a link opens the same list, and the way back from a muscle leads to it', async () => {
  const { page, context, go } = await open({ size: 'phone' });
  await go('atlas?root=C6&move=elbow-flexion');
  await page.waitForSelector('.atlas-chosen');
  const first = await names(page);
  assert.ok(first.includes('brachialis'));
  await page.locator('.atlas-list a').last().scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  await page.locator('.atlas-list a').last().click();
  await page.waitForSelector('.atlas-page h1');
  assert.equal(await page.evaluate(() => scrollY), 0, 'a page begins at its top');
  await page.getByRole('link', { name: 'Back to the list' }).click();
  await page.waitForSelector('.atlas-chosen');
  assert.deepEqual(await names(page), first);
  await page.waitForFunction((was) => Math.abs(scrollY - was) < 40, before);
  await assertFits(page, 'a filtered list');
  await context.close();
});

test('a tap on the body chooses the place', async () => {
  const { page, context, go } = await open();
  await go('atlas');
  await page.getByRole('button', { name: 'By pain' }).click();
  const canvas = page.locator('.atlas-bodies [data-view=back] canvas');
  await page.waitForSelector('.atlas-bodies [data-view=back] .body-skin');
  await page.waitForTimeout(300);
  const box = (await canvas.boundingBox())!;
  await page.mouse.click(box.x + box.width * 0.4, box.y + box.height * 0.22);
  await page.locator('.atlas-chosen .chip').waitFor();
  assert.match(await page.locator('.atlas-chosen .chip').innerText(), /shoulder blade/);
  assert.ok((await names(page)).length > 0);
  await page.getByRole('button', { name: /^All of: shoulder blade/ }).click();
  await page.locator('.atlas-chosen .chip', { hasText: /^Pain: shoulder blade/ }).waitFor();
  await assertAccessible(page, 'the atlas by pain');
  await context.close();
});

test('a link to a point opens its muscle, its side and the point', async () => {
  const { page, context, go } = await open({ size: 'phone' });
  await go('atlas/muscles/infraspinatus?side=right&point=infraspinatus-3');
  await page.waitForSelector('.atlas-point[data-wanted] .pattern');
  const top = await page.locator('.atlas-point[data-wanted]').evaluate((e) => e.getBoundingClientRect().top);
  assert.ok(top >= 0 && top < 400, `${top}`);
  assert.ok(await page.locator('input[type=radio]').first().isChecked(), 'right is chosen');
  await page.getByText('Left', { exact: true }).click();
  await page.waitForFunction(() => location.hash.includes('side=left'));
  await context.close();
});

test('what is shared is the address', async () => {
  const { page, context, go } = await open();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await go('atlas?pain=temple');
  await page.waitForSelector('.atlas-chosen');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByText('Link copied.').waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /#\/atlas\?pain=temple$/);
  await go('atlas/muscles/temporalis');
  await page
    .getByRole('button', { name: /^Share this point/ })
    .first()
    .click();
  await page.getByText('Link copied.').waitFor();
  assert.match(
    await page.evaluate(() => navigator.clipboard.readText()),
    /#\/atlas\/muscles\/temporalis\?side=left&point=temporalis-1$/,
  );
  await context.close();
});

test('by keyboard alone: a root, and its first muscle', async () => {
  const { page, context, go } = await open();
  await go('atlas');
  await page.getByRole('button', { name: 'By nerve root' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'V3', exact: true }).focus();
  await page.keyboard.press('Space');
  await page.waitForSelector('.atlas-chosen');
  assert.equal(await page.getByRole('button', { name: 'V3', exact: true }).getAttribute('aria-pressed'), 'true');
  for (let n = 0; n < 80; n++) {
    if (await page.evaluate(() => document.activeElement?.matches('.atlas-found section a') ?? false)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await page.waitForSelector('.atlas-page h1');
  await context.close();
});

for (const [locale, typed, chosen] of [
  ['de-AT', 'Arm seitlich', 'Bewegung: Arm seitlich heben (Abduktion)'],
  ['es-ES', 'girar la cabeza', 'Movimiento: girar la cabeza (rotación)'],
] as const)
  test(`movements are found in ${locale}`, async () => {
    const { page, context, go } = await open({ locale, size: 'phone', dark: true });
    await go('atlas');
    await page.locator('.atlas-looking input').fill(typed);
    await page.getByRole('button', { name: chosen }).click();
    await page.waitForSelector('.atlas-chosen');
    assert.ok((await names(page)).length > 1);
    await assertFits(page, 'a filtered list');
    await assertAccessible(page, `a filtered list in ${locale}`);
    await context.close();
  });

test('a list of two hundred is there at once', async () => {
  const { page, context, go } = await open({ size: 'phone' });
  await go('atlas');
  await page.waitForSelector('.shelf');
  const ms = await page.evaluate(async () => {
    const begun = performance.now();
    location.hash = '/atlas?q=m';
    while (document.querySelectorAll('.atlas-found section .atlas-name').length < 100)
      await new Promise((next) => requestAnimationFrame(next));
    return performance.now() - begun;
  });
  assert.ok(ms < 1500, `${ms} ms`);
  await context.close();
});

test('a link that leads nowhere shows the atlas', async () => {
  const { page, context, go, problems } = await open();
  await go('atlas/muscles/no-such-muscle');
  await page.waitForSelector('.shelf');
  await go('atlas?pain=nowhere&root=%');
  await page.getByText('Nothing fits all of this.').waitFor();
  assert.deepEqual(problems, []);
  await context.close();
});
