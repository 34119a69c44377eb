// What people do beside the whole ways: undo, erase, an emergency, the diary, export and deletion, other languages, no network.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { hands } from './hands.js';
import { answerCheck, answerSafety, type Person, tellInWords } from './steps.js';
import { assertAccessible, assertFits, cutNetwork, open, setUp, showExample } from './support.js';

setUp();

const withMouse = (page: Page): Person => ({ page, hand: hands.mouse(page) });
const names = (page: Page): Promise<string[]> => page.locator('.candidates .candidate-name').allInnerTexts();
const strokeOn = (page: Page, view: string, from: [number, number], to: [number, number]): Promise<void> =>
  hands.mouse(page).stroke!(page.locator(`[data-view=${view}] canvas`), from, to);

test('words become a ranking, a check changes it, undo brings it back', async () => {
  const { page, context, problems } = await open();
  const person = withMouse(page);
  await tellInWords(person);
  await answerSafety(person);
  const before = await page.locator('.candidates').innerText();
  await answerCheck(person);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.waitForFunction((was) => (document.querySelector('.candidates') as HTMLElement).innerText === was, before);
  assert.deepEqual(problems, []);
  await context.close();
});

test('by keyboard, the place in the page survives a button that is no longer of use', async () => {
  const { page, context } = await open();
  await showExample(page);
  await hands.keyboard(page).press(page.getByRole('button', { name: 'Undo' }));
  await page.waitForFunction(() => !document.querySelector('.candidate'));
  assert.notEqual(await page.evaluate(() => document.activeElement?.tagName), 'BODY');
  await context.close();
});

test('a page begins at its top', async () => {
  const { page, context, go } = await open({ size: 'phone' });
  await go('diary');
  await page.waitForSelector('form.card');
  await go('find');
  await showExample(page);
  await page.locator('.check').last().scrollIntoViewIfNeeded();
  assert.ok((await page.evaluate(() => scrollY)) > 500);
  await page.getByRole('link', { name: 'Diary' }).click();
  await page.waitForSelector('form.card');
  assert.equal(await page.evaluate(() => scrollY), 0);
  await context.close();
});

test('every stroke changes the ranking, the eraser takes it back, and a reload keeps it', async () => {
  const { page, context, problems } = await open();
  await strokeOn(page, 'back', [0.42, 0.2], [0.4, 0.24]);
  await answerSafety(withMouse(page));
  await page.waitForSelector('.candidate');
  const first = await names(page);
  await strokeOn(page, 'back', [0.45, 0.42], [0.43, 0.46]);
  await answerSafety(withMouse(page)); // another place, other dangers
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

test('without a network, every page and the body in space come after the first visit', async () => {
  const opened = await open({ size: 'phone', offline: true });
  const { page, context, go } = opened;
  await cutNetwork(opened);
  await showExample(page);
  for (const [where, ready] of Object.entries({
    screen: '.question',
    session: '.plan-step',
    selfcare: '.exercise',
    diary: 'form.card',
    atlas: '.shelf',
    'atlas/muscles/infraspinatus': '.pattern',
    settings: '.switch',
    find: '.candidate',
  })) {
    await go(where);
    await page.waitForSelector(ready);
  }
  await page.locator('.choice-option', { hasText: /^3D$/ }).click();
  await page.waitForSelector('[data-view="3d"] canvas[data-ready=true]');
  await context.close();
});

test('a session that was left goes on after a reload', async () => {
  const { page, context, go, problems } = await open({ size: 'phone' });
  await showExample(page);
  await go('session');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.waitForSelector('.guide:not([data-phase=ready])');
  await page.reload();
  await page.waitForSelector('.guide[data-phase=paused]');
  await page.getByRole('button', { name: 'End' }).click();
  await page.waitForSelector('.guide-over');
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
  await strokeOn(page, 'back', [0.45, 0.25], [0.47, 0.27]);
  await page.waitForSelector('.chip');
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
