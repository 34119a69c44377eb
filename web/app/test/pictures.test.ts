// Every page looks as it did: compared with docs/pictures, which pictures.sh makes anew where a change is meant.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { compare } from './compare.js';
import { galleries, kept, nameOf, takeAll } from './gallery.js';
import { NOW, prepare, seen, show } from './scenes.js';
import { open, setUp } from './support.js';

setUp();

/** Of all squares, so many may be another colour. What other versions of Chromium and FreeType do to letters stays far below. */
const MOST = 0.0005;

const out = new URL('../out/pictures/', import.meta.url);

/** What is wrong with a picture; the new one and the difference are left for the developer. */
const faultOf = async (page: Page, name: string, now: Buffer): Promise<string[]> => {
  if (!existsSync(new URL(name, kept))) return [`${name} is not kept yet: pictures.sh makes it`];
  const difference = await compare(page, readFileSync(new URL(name, kept)), now);
  if (difference && difference.squares <= MOST * difference.of) return [];
  mkdirSync(out, { recursive: true });
  writeFileSync(new URL(name, out), now);
  if (!difference) return [`${name} has another size; now: out/pictures/${name}`];
  writeFileSync(new URL(name.replace('.png', '-difference.png'), out), difference.shown);
  return [`${name}: ${difference.squares} of ${difference.of} squares differ; see out/pictures`];
};

for (const looks of galleries)
  test(`pictures on a ${looks.size}, ${looks.dark ? 'dark' : 'light'}`, async () => {
    const { page, context } = await open();
    await page.goto('about:blank');
    const faults: string[] = [];
    await takeAll(looks, async (scene, now) => {
      faults.push(...(await faultOf(page, nameOf(scene, looks), now)));
    });
    assert.deepEqual(faults, []);
    await context.close();
  });

/** What a picture must not overlook: what is done to the page, by script. */
const changes: Record<string, () => void> = {
  'a button that moved by 8 px': () => {
    document.querySelector<HTMLElement>('.find-tell .plain')!.style.translate = '8px';
  },
  'a pill in another colour': () => {
    document.querySelector<HTMLElement>('.chip')!.style.background = 'var(--accent)';
  },
  'text a tenth larger': () => {
    document.querySelector<HTMLElement>('.lead')!.style.fontSize = '110%';
  },
  'a word that is missing': () => {
    document.querySelector('.candidate-name')!.textContent = '';
  },
};

test('a change that a person would see is seen', async () => {
  const { page, context, go } = await open({ clock: NOW });
  const blank = await context.newPage();
  await prepare(page, go);
  await show(page, go, 'find');
  const before = await seen(page);
  for (const [what, change] of Object.entries(changes)) {
    await page.evaluate(change);
    const after = await seen(page);
    const { squares, of } = (await compare(blank, before, after))!;
    assert.ok(squares > MOST * of, `${what}: ${squares} of ${of} squares`);
    await page.reload();
    await page.waitForSelector('.candidate');
    await seen(page);
  }
  await context.close();
});
