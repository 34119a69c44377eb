// Every page on every screen, in light and dark, with large letters: there is room for it, and it is accessible.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRoom } from './room.js';
import { NOW, prepare, sceneNames, show } from './scenes.js';
import { assertAccessible, type Looks, open, setUp } from './support.js';

setUp();

const LARGE = 32;

const screens: Looks[] = [
  { size: 'phone' },
  { size: 'phone', dark: true },
  { size: 'phone', letters: LARGE },
  { size: 'small phone' },
  { size: 'desktop' },
  { size: 'desktop', dark: true },
  { size: 'desktop', letters: LARGE },
  { size: 'screen zoomed to 200 %' },
  { size: '4K screen' },
];

for (const screen of screens) {
  const { size, dark, letters } = screen;
  const where = `on a ${size}${dark ? ', dark' : ''}${letters ? `, letters of ${letters} px` : ''}`;
  test(`every page ${where}`, async () => {
    const { page, context, problems, go } = await open({ ...screen, clock: NOW });
    await prepare(page, go);
    for (const name of sceneNames) {
      await show(page, go, name);
      await assertRoom(page, `${name} ${where}`);
      await assertAccessible(page, `${name} ${where}`);
    }
    assert.deepEqual(problems, []);
    await context.close();
  });
}
