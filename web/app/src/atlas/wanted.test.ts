import { expect, test } from 'vitest';
import { queryOf, toggled, wantedOf } from './wanted';

test('what is wanted comes back from the address', () => {
  const wanted = { words: 'M. trapezius', pain: ['temple', 'neck'], root: ['C5'], move: ['neck-rotation'] };
  expect(wantedOf(new URLSearchParams(queryOf(wanted).toString()))).toEqual(wanted);
  expect(queryOf(wantedOf(new URLSearchParams(''))).toString()).toBe('');
});

test('what is chosen twice is taken back, and a link that names it twice has it once', () => {
  const once = toggled(wantedOf(new URLSearchParams('root=C6,C6')), 'root', 'C5');
  expect(once.root).toEqual(['C6', 'C5']);
  expect(toggled(once, 'root', 'C6').root).toEqual(['C5']);
});
