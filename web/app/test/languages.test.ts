// In German and Spanish no text of the core is left in English, online and off.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertFits, cutNetwork, open, setUp, showExample } from './support.js';

setUp();

const languages = { de: { locale: 'de-DE', begin: 'Beginnen' }, es: { locale: 'es-ES', begin: 'Empezar' } } as const;
type Language = keyof typeof languages;

/** Short texts may be the same by chance; formats are not shown as they stand. */
const LEAST_WORDS = 3;

/** The English texts of the catalogue that are said otherwise in the language. */
const englishOf = (language: Language): string[] => {
  const po = readFileSync(new URL(`../../../languages/${language}.po`, import.meta.url), 'utf8');
  return [...po.matchAll(/^msgid "(.+)"\nmsgstr "(.+)"$/gm)]
    .filter(
      ([, english = '', said]) => english !== said && english.trim().split(' ').length >= LEAST_WORDS && !english.includes('%'),
    )
    .map(([, english = '']) => english.replaceAll('\\"', '"').toLowerCase());
};

const pages = {
  find: '.candidate',
  screen: '.question',
  session: '.plan-step',
  selfcare: '.exercise',
  'atlas/muscles/infraspinatus': '.pattern',
  'atlas/conditions/migraine': '.chips',
  'atlas/places/temple': '.body-skin',
};

/** All that is there, seen or folded away; titles of sources are in the language of the source. */
const textOf = (page: Page): Promise<string> =>
  page.locator('#content').evaluate((content) => {
    const copy = content.cloneNode(true) as HTMLElement;
    for (const sources of copy.querySelectorAll('.sources')) sources.remove();
    return copy.textContent ?? '';
  });

const assertSaid = async (page: Page, english: string[], what: string): Promise<void> => {
  const shown = (await textOf(page)).toLowerCase();
  const left = english.filter((text) => shown.includes(text));
  assert.deepEqual(left, [], what);
};

/** Why the first muscle stands there. */
const unfold = async (page: Page): Promise<void> => {
  if (await page.locator('.candidate .reasons').count()) return;
  await page.locator('.candidate-head').first().click();
  await page.locator('.candidate .reasons').first().waitFor();
};

for (const language of Object.keys(languages) as Language[]) {
  const { locale, begin } = languages[language];
  test(`in ${language} nothing is left in English, with no network either`, async () => {
    const opened = await open({ locale, offline: true, size: 'phone' });
    const { page, context, problems, go } = opened;
    const english = englishOf(language);
    assert.ok(english.length > 4000, `${english.length}`);
    const look = async (when: string) => {
      for (const [where, ready] of Object.entries(pages)) {
        await go(where);
        await page.waitForSelector(ready);
        if (where === 'find') await unfold(page);
        await assertSaid(page, english, `${where}, ${when}`);
        await assertFits(page, where);
      }
    };
    await showExample(page);
    await look('online');
    await cutNetwork(opened);
    await look('offline');
    await go('session');
    await page.getByRole('button', { name: begin, exact: true }).click();
    await page.waitForSelector('.guide');
    await assertSaid(page, english, 'guide');
    assert.deepEqual(problems, []);
    await context.close();
  });
}
