import { expect, test } from 'vitest';
import { de } from './de';
import { en } from './en';
import { es } from './es';

/** Every key with the kind of its value. */
const shape = (words: unknown): unknown =>
  typeof words !== 'object' || words === null
    ? typeof words
    : Object.fromEntries(Object.entries(words).map(([key, value]) => [key, shape(value)]));

test.each([
  ['German', de],
  ['Spanish', es],
])('%s says all that English says', (_, words) => {
  expect(shape(words)).toEqual(shape(en));
});

test.each([
  ['German', de],
  ['Spanish', es],
])('%s is not English', (_, words) => {
  expect(words.find.title).not.toBe(en.find.title);
  expect(words.alert.emergency === en.alert.emergency && words.find.say === en.find.say).toBe(false);
});
