// The ways that people take: by words, by pen, by keyboard alone, without a network, from danger to help, from plan to note.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, assertFits, open, setUp, showExample } from './support.js';

setUp();

const names = (page: Page): Promise<string[]> => page.locator('.candidates .candidate-name').allInnerTexts();

/** A stroke on a view, from and to in shares of it. */
const stroke = async (page: Page, view: string, [x1, y1]: [number, number], [x2, y2]: [number, number]): Promise<void> => {
  const canvas = page.locator(`[data-view=${view}] canvas`);
  await canvas.scrollIntoViewIfNeeded();
  const box = (await canvas.boundingBox())!;
  const at = (x: number, y: number): [number, number] => [box.x + x * box.width, box.y + y * box.height];
  await page.mouse.move(...at(x1, y1));
  await page.mouse.down();
  for (let k = 1; k <= 10; k++) await page.mouse.move(...at(x1 + ((x2 - x1) * k) / 10, y1 + ((y2 - y1) * k) / 10));
  await page.mouse.up();
};

const answerSafety = async (page: Page): Promise<void> => {
  await page.waitForSelector('.question');
  for (let n = 0; n < 40; n++) {
    if (await page.locator('.notice.good').count()) return;
    const before = await page.locator('#question-text').innerText();
    const none = page.getByRole('button', { name: 'None of these' });
    if (await none.count()) await none.click();
    else await page.getByRole('button', { name: 'I do not know' }).click();
    await page.waitForFunction((was) => document.querySelector('#question-text')?.textContent !== was, before);
  }
  assert.fail('the safety questions do not end');
};

test('words become a ranking, a check changes it, undo brings it back', async () => {
  const { page, context, problems } = await open();
  await page.getByLabel('Say where it hurts').fill('ache in the left temple and neck, worse at the desk');
  await page.waitForSelector('.candidate');
  assert.ok((await page.locator('.chip').allInnerTexts()).includes('pain in the left temple'));
  const before = await page.locator('.candidates').innerText();
  await page
    .locator('.check')
    .first()
    .getByRole('button', { name: /^(Yes|Tender, and it is my pain)$/ })
    .click();
  await page.waitForFunction((was) => (document.querySelector('.candidates') as HTMLElement).innerText !== was, before);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.waitForFunction((was) => (document.querySelector('.candidates') as HTMLElement).innerText === was, before);
  assert.deepEqual(problems, []);
  await context.close();
});

test('every stroke changes the ranking, the eraser takes it back, and a reload keeps it', async () => {
  const { page, context, problems } = await open();
  await stroke(page, 'back', [0.42, 0.2], [0.4, 0.24]);
  await page.waitForSelector('.candidate');
  const first = await names(page);
  await stroke(page, 'back', [0.45, 0.42], [0.43, 0.46]);
  await page.waitForFunction((was) => document.querySelector('.candidates .candidate-name')?.textContent !== was, first[0]);
  const second = await names(page);
  await page.reload();
  await page.waitForSelector('.candidate');
  assert.deepEqual(await names(page), second);
  await page.getByRole('button', { name: 'Erase', exact: true }).click();
  await page.getByRole('button', { name: 'Erase the whole drawing' }).click();
  await page.waitForFunction(() => !document.querySelector('.candidate'));
  assert.deepEqual(problems, []);
  await context.close();
});

test('a finger paints on a phone', async () => {
  const { page, context } = await open({ size: 'phone', touch: true });
  const canvas = page.locator('[data-view=front] canvas');
  await canvas.scrollIntoViewIfNeeded();
  const box = (await canvas.boundingBox())!;
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height * 0.3);
  await page.waitForSelector('.candidate');
  await context.close();
});

test('an emergency is shown on every page, and no muscle with it', async () => {
  const { page, context, go } = await open({ size: 'phone' });
  await page.getByLabel('Say where it hurts').fill('sudden worst headache of my life, stiff neck, vomiting');
  await page.waitForSelector('.emergency');
  assert.equal(await page.locator('.candidate').count(), 0);
  await assertAccessible(page, 'emergency');
  for (const where of ['screen', 'session', 'diary', 'atlas', 'settings']) {
    await go(where);
    await page.locator('.emergency').waitFor();
    assert.equal(await page.locator('.emergency button').count(), 0, 'it cannot be closed');
  }
  await context.close();
});

test('by keyboard alone: an area from the list, and its ranking', async () => {
  const { page, context } = await open();
  const tabTo = async (what: string) => {
    for (let n = 0; n < 80; n++) {
      if (await page.evaluate((s) => document.activeElement?.matches(s) ?? false, what)) return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`the keyboard does not reach ${what}`);
  };
  await tabTo('.areas input');
  await page.keyboard.type('front of the temple');
  await page.waitForSelector('.tree [role=row]');
  await tabTo('.tree [role=row]');
  while (!(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')?.startsWith('front of the temple'))))
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.sheet');
  await assertAccessible(page, 'the sheet of an area');
  await tabTo('.sheet input[value=unset]');
  for (let n = 0; n < 3; n++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await page.waitForSelector('.candidate');
  assert.match((await page.locator('.chip').allInnerTexts()).join(), /left/);
  await context.close();
});

test('without a network, all of it works after the first visit', async () => {
  const { page, context, go, stopServer } = await open({ size: 'phone', offline: true });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(
    async () => (await caches.keys()).length > 0 && (await (await caches.open((await caches.keys())[0]!)).keys()).length > 15,
  );
  await stopServer();
  await context.setOffline(true);
  await page.reload();
  await page.waitForSelector('.body-skin');
  await showExample(page);
  for (const [where, ready] of Object.entries({ screen: '.question', atlas: '.shelf', diary: 'form.card', settings: '.switch' })) {
    await go(where);
    await page.waitForSelector(ready);
  }
  await context.close();
});

test('from the plan to the note of a session', async () => {
  const { page, context, problems, go } = await open({ size: 'phone' });
  await showExample(page);
  await go('session');
  await page.getByRole('link', { name: 'Answer the safety questions' }).click();
  await answerSafety(page);
  await go('session');
  await page.waitForSelector('.plan-step');
  await assertFits(page, 'the plan');
  await assertAccessible(page, 'the plan');
  await go('selfcare');
  await page.waitForSelector('.exercise .pattern');
  await assertFits(page, 'self-care');
  await assertAccessible(page, 'self-care');
  await page.locator('.exercise').first().getByText('Done today').click();
  await page.getByText('You did something on 1 day').waitFor();
  await go('session');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  const phase = () => page.locator('.guide').getAttribute('data-phase');
  for (let n = 0; n < 8 && (await phase()) !== 'locate'; n++) {
    await page.getByRole('button', { name: 'Next' }).click();
    await page.waitForTimeout(700);
  }
  await page.getByRole('button', { name: '6', exact: true }).click();
  await page.getByRole('button', { name: 'It is my pain' }).click();
  await page.getByRole('button', { name: 'Found it: press' }).click();
  await page.waitForSelector('.guide[data-phase=get-ready], .guide[data-phase=hold]');
  await page.waitForSelector('.guide[data-phase=hold]');
  await assertFits(page, 'the guide');
  await assertAccessible(page, 'the guide');
  await page.reload();
  await page.waitForSelector('.guide');
  await page.getByRole('button', { name: 'End' }).click();
  await page.waitForSelector('.guide-over');
  assert.match(await page.locator('.guide-over').innerText(), /Objective/);
  assert.deepEqual(problems, []);
  await context.close();
});

test('the diary keeps entries, and everything can be exported, deleted and imported', async () => {
  const { page, context, go } = await open();
  await showExample(page);
  await go('diary');
  await page.locator('.choice-option', { hasText: /^7$/ }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.waitForSelector('.entry');
  await assertAccessible(page, 'the diary with an entry');
  await go('settings');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export everything' }).click(),
  ]);
  const file = await download.path();
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await page.getByRole('button', { name: 'Delete now' }).click();
  await page.getByText('Everything is deleted.').waitFor();
  await page.reload();
  await go('diary');
  await page.waitForSelector('form.card');
  assert.equal(await page.locator('.entry').count(), 0);
  await go('settings');
  await page.setInputFiles('input[type=file]', file);
  await page.getByText('Imported.').waitFor();
  await go('diary');
  await page.waitForSelector('.entry');
  await go('find');
  await page.waitForSelector('.candidate');
  await context.close();
});

test('the drawings of the diary make a heat map over a chosen time', async () => {
  const { page, context, go, problems } = await open();
  const box = (await page.locator('[data-view=back] canvas').boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.45, box.y + box.height * 0.25);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.47, box.y + box.height * 0.27);
  await page.mouse.up();
  await page.waitForSelector('.candidate');
  await go('diary');
  await page.locator('.choice-option', { hasText: /^7$/ }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  const heat = page.locator('section', { has: page.getByRole('heading', { name: 'Where it hurts most often' }) });
  await heat.locator('[data-view=back] .body-overlay').waitFor();
  await heat.getByText('7 days').click();
  await heat.getByText('1 drawing').waitFor();
  await assertAccessible(page, 'the diary with a heat map');
  assert.deepEqual(problems, []);
  await context.close();
});

for (const [locale, title] of [
  ['de-AT', 'Wo tut es weh?'],
  ['es-ES', '¿Dónde le duele?'],
] as const)
  test(`speaks ${locale}`, async () => {
    const { page, context, go } = await open({ locale, size: 'phone' });
    await page.getByRole('heading', { name: title }).waitFor();
    await showExample(page);
    for (const where of ['find', 'screen', 'session', 'selfcare', 'diary', 'atlas', 'settings']) {
      await go(where);
      await page.waitForSelector('h1');
      await assertFits(page, where);
      await assertAccessible(page, `${where} in ${locale}`);
    }
    await context.close();
  });
