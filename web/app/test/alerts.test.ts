// What stands in the way short of an emergency: in sight before any muscle, on every page where something might be pressed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hands } from './hands.js';
import { answerSafety } from './steps.js';
import { assertAccessible, open, setUp } from './support.js';

setUp();

const said = [
  { told: 'calf pain on the left, the calf is swollen after a long flight', alert: /blood clot/, shown: '.alert.level-urgent' },
  { told: 'neck pain on the right, I take warfarin', alert: /blood thinners/, shown: '.limits li' },
];

for (const { told, alert, shown } of said)
  test(`before the muscles: ${told}`, async () => {
    const { page, context, go, problems } = await open({ size: 'phone' });
    await page.getByLabel('Say where it hurts').fill(told);
    await answerSafety({ page, hand: hands.mouse(page) });
    await page.waitForSelector('.candidate');
    const before = await page.evaluate((selector) => {
      const [first, candidate] = [document.querySelector(selector), document.querySelector('.candidate')];
      return Boolean(first && candidate && first.compareDocumentPosition(candidate) & Node.DOCUMENT_POSITION_FOLLOWING);
    }, shown);
    assert.ok(before, 'it stands before the first muscle');
    assert.equal(await page.locator('.standing button').count(), 0, 'it cannot be closed');
    await assertAccessible(page, told);
    for (const where of ['find', 'session', 'selfcare']) {
      await go(where);
      await page.locator(shown, { hasText: alert }).first().waitFor();
    }
    assert.deepEqual(problems, []);
    await context.close();
  });
