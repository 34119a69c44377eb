import { load, type TautCore } from 'taut-core/node';
import { beforeAll, expect, test } from 'vitest';
import type { Condition, Muscle } from './entries';
import { conditionsFor, type Known, knownOf, musclesFor } from './match';
import { wantedOf } from './wanted';

let core: TautCore, muscles: Muscle[], known: Known;
const found = (query: string) => musclesFor(muscles, wantedOf(new URLSearchParams(query)), known);
const ids = (query: string) => found(query).map((m) => m.of.id);

beforeAll(async () => {
  core = await load();
  muscles = core.entries('muscles') as Muscle[];
  known = knownOf(core.regions(), core.skin());
});

test('by pain: usual zones first, and more of the skin before less', () => {
  const temple = found('pain=temple');
  const usual = temple.map((m) => m.reaches[0]!.usual);
  expect(usual).toEqual([...usual].sort((a, b) => Number(b) - Number(a)));
  expect(temple.slice(0, 6).map((m) => m.of.id)).toContain('temporalis');
  const shares = temple.filter((m) => m.reaches[0]!.usual).map((m) => m.reaches[0]!.usualShare!);
  expect(shares).toEqual([...shares].sort((a, b) => b - a));
  for (const { reaches } of temple) {
    const { usualShare, someShare } = reaches[0]!;
    expect(usualShare! + someShare!).toBeLessThanOrEqual(1.000001);
  }
});

test('by nerve root: every muscle that it supplies, and no other', () => {
  const c5 = ids('root=C5');
  expect(c5).toContain('infraspinatus');
  expect(c5).toEqual(muscles.filter((m) => m.nerve?.roots?.includes('C5')).map((m) => m.id));
});

test('by movement: who does it before whose points limit it', () => {
  const turning = found('move=shoulder-external-rotation');
  const does = turning.map((m) => m.does.length);
  expect(does).toEqual([...does].sort((a, b) => b - a));
  expect(turning.find((m) => m.of.id === 'infraspinatus')!.does).toEqual(['shoulder-external-rotation']);
  expect(turning.find((m) => m.of.id === 'subscapularis')!.limits).toEqual(['shoulder-external-rotation']);
});

test('filters combine, and what is not known fits nothing', () => {
  const both = ids('pain=upper-arm&root=C5&move=shoulder-external-rotation');
  expect(both).toContain('infraspinatus');
  for (const id of both) expect(ids('root=C5')).toContain(id);
  expect(ids('pain=nowhere')).toEqual([]);
});

test('other causes have pain and roots too', () => {
  const conditions = core.entries('conditions') as Condition[];
  const at = (query: string) => conditionsFor(conditions, wantedOf(new URLSearchParams(query)), known).map((m) => m.of);
  expect(at('pain=temple').map((c) => c.id)).toContain('giant-cell-arteritis');
  const c6 = at('root=C6');
  expect(c6.length).toBeGreaterThan(0);
  expect(c6.every((c) => c.roots?.includes('C6'))).toBe(true);
});
