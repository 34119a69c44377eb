import { expect, test } from 'vitest';
import { daysActive, done, toggle } from './done';

test('what was done is ticked, and can be taken back', () => {
  toggle('2026-11-21', 'stretch');
  toggle('2026-11-21', 'release-ball');
  toggle('2026-11-21', 'stretch');
  expect(done.now['2026-11-21']).toEqual(['release-ball']);
});

test('the last seven days count, the rest does not', () => {
  const all = { '2026-11-14': ['a'], '2026-11-15': ['a'], '2026-11-20': ['a', 'b'], '2026-11-21': [], '2026-11-22': ['a'] };
  expect(daysActive(all, '2026-11-21')).toBe(2);
});
