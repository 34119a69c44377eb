import type { Language } from 'taut-core';
import { load } from 'taut-core/node';
import { expect, test } from 'vitest';
import { movementsIn } from './movements';

const idsOf = (language: Language) => movementsIn(language).flatMap(([, some]) => some.map((m) => m.id));
const namesOf = (language: Language) => movementsIn(language).flatMap(([, some]) => some.map((m) => m.name));

test('every movement of the atlas has its words, and no other', async () => {
  const core = await load();
  const terms = core.entries('terms') as { type: string; id: string }[];
  const known = terms.filter((t) => t.type === 'movement').map((t) => t.id);
  expect(idsOf('en').sort()).toEqual(known.sort());
});

test('no two movements of a joint have one name', () => {
  for (const language of ['en', 'de', 'es'] as const)
    for (const [, some] of movementsIn(language)) expect(new Set(some.map((m) => m.name)).size).toBe(some.length);
  expect(namesOf('de')).not.toEqual(namesOf('en'));
});
