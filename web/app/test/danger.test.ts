// A danger sign in a session: told in the case, its alert at once, and taken back as all else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, assertFits, type Opened, open, setUp, showExample } from './support.js';

setUp();

const inSession = async (): Promise<Opened> => {
  const opened = await open({ size: 'phone' });
  const { page, go } = opened;
  await showExample(page);
  await go('session');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  return opened;
};

const tell = async (page: Page, sign: string): Promise<void> => {
  await page.getByRole('button', { name: 'Something is wrong' }).click();
  await page.getByRole('button', { name: sign }).click();
};

const chips = (page: Page): Promise<string> => page.locator('.tell .chips').first().innerText();

test('blurred sight ends the session, stands in the case, and can be taken back', async () => {
  const { page, context, problems, go } = await inSession();
  await tell(page, 'Blurred or double sight');
  await page.getByText('Added to what you told: Blurred or double sight').waitFor();
  await page.getByRole('heading', { name: 'Stopped' }).waitFor();
  await assertFits(page, 'a session that was stopped');
  await assertAccessible(page, 'a session that was stopped');
  await go('find');
  await page.waitForSelector('.candidate');
  assert.match(await chips(page), /blurred vision/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.waitForFunction(() => !/blurred/.test(document.querySelector('.tell')?.textContent ?? ''));
  await page.getByRole('button', { name: 'Redo' }).click();
  await go('session');
  await page.getByRole('button', { name: 'take it back' }).click();
  await page.waitForFunction(() => !document.querySelector('.guide-kept'));
  await page.getByRole('button', { name: 'Close' }).click();
  await page.waitForSelector('.plan-step');
  assert.deepEqual(problems, []);
  await context.close();
});

test('pressure on the chest: the rule that fires is shown with the session, and later plans obey it', async () => {
  const { page, context, go } = await inSession();
  await tell(page, 'Pressure on the chest');
  await page.locator('.guide-kept .alert').waitFor();
  await assertAccessible(page, 'a session with an alert');
  assert.match(await page.locator('.guide-kept .alert').innerText(), /See a doctor/);
  await page.getByRole('button', { name: 'Close' }).click();
  await go('screen');
  await page.locator('.alert', { hasText: 'pressure on the chest' }).first().waitFor();
  await go('session');
  await page.waitForSelector('h1');
  await page.waitForTimeout(500);
  assert.equal(await page.locator('.plan-step').count(), 0, 'nothing is pressed with an urgent alert');
  await context.close();
});

test('tingling under the finger leaves the point, tells of numbness there, and the session goes on', async () => {
  const { page, context } = await inSession();
  const phase = () => page.locator('.guide').getAttribute('data-phase');
  for (let n = 0; n < 8 && (await phase()) !== 'locate'; n++) {
    await page.getByRole('button', { name: 'Next' }).click();
    await page.waitForTimeout(700);
  }
  await tell(page, 'Numb or tingling');
  await page.getByText('Added to what you told: Numb or tingling').waitFor();
  assert.equal(await phase(), 'paused');
  await assertFits(page, 'a session whose point was left');
  await assertAccessible(page, 'a session whose point was left');
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.waitForFunction(() => document.querySelector('.guide:not([data-phase=paused])'));
  await context.close();
});

test('trouble speaking is an emergency on every page', async () => {
  const { page, context, go } = await inSession();
  await tell(page, 'Trouble speaking');
  await page.locator('.emergency').waitFor();
  assert.equal(await page.locator('.guide').count(), 0);
  await go('find');
  await page.locator('.emergency').waitFor();
  assert.equal(await page.locator('.candidate').count(), 0);
  await context.close();
});
