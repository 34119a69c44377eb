// Every clinical case, ranked natively and by both modules: the same bytes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bothCores, caseOf, rowsOf, tables, taut, today } from './support.js';

const cores = await bothCores(false);

for (const table of tables()) {
  test(`${table}: native, SIMD and scalar give the same bytes`, async () => {
    const rows = rowsOf(table);
    assert.ok(rows.length > 10, 'the table has rows');
    for (const { id, text } of rows) {
      const native = await taut(['locate', '--format', 'json', '--today', today, '--', text]);
      for (const [name, core] of Object.entries(cores))
        assert.ok(core.locateText(caseOf(text), { today }) === native.out, `${id}, ${name}: ${text}`);
    }
  });
}

test('a number of candidates, all of them, and an acknowledged emergency are those of the native program', async () => {
  const text = 'crushing pain in the chest and left arm, short of breath, sweating';
  const ways = [
    { flags: ['--top', '3'], options: { top: 3 } },
    { flags: ['--all'], options: { all: true } },
    { flags: ['--acknowledged-by', 'R. Weber, seen today'], options: { acknowledgedBy: 'R. Weber, seen today' } },
  ];
  for (const { flags, options } of ways) {
    const native = await taut(['locate', '--format', 'json', '--today', today, ...flags, '--', text]);
    for (const core of Object.values(cores)) assert.equal(core.locateText(caseOf(text), { today, ...options }), native.out);
  }
});

test('an answer depends on nothing that was asked before', () => {
  const texts = tables().flatMap(rowsOf).map((row) => caseOf(row.text)).slice(0, 100);
  const first = texts.map((text) => cores.simd.locateText(text, { today }));
  texts.reverse().forEach((text, k) => assert.equal(cores.simd.locateText(text, { today }), first[texts.length - 1 - k]));
});
