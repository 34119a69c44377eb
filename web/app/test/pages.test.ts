// Every page on a phone and a desktop, in light and dark: it fits, it is accessible, and nothing is refused by the policy.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, assertFits, open, setUp, showExample, sizes } from './support.js';

setUp();

const pages = {
  find: '.candidate',
  screen: '.question',
  diary: 'form.card',
  atlas: '.shelf',
  session: '.plan-step',
  selfcare: '.exercise',
  'atlas/muscles/infraspinatus': '.pattern',
  'atlas/conditions/migraine': '.chips',
  'atlas/places/temple': '.body-skin',
  settings: '.switch',
};

for (const size of Object.keys(sizes) as (keyof typeof sizes)[])
  for (const dark of [false, true])
    test(`pages on a ${size}, ${dark ? 'dark' : 'light'}`, async () => {
      const { page, context, problems, go } = await open({ size, dark });
      await showExample(page);
      for (const [where, ready] of Object.entries(pages)) {
        await go(where);
        await page.waitForSelector(ready);
        await assertFits(page, where);
        await assertAccessible(page, `${where} on a ${size}, ${dark ? 'dark' : 'light'}`);
      }
      assert.deepEqual(problems, []);
      await context.close();
    });
