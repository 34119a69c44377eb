// Time to interactive, on made-up loads.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { interactiveAt } from './loading.js';

const END = 20_000;
const task = (from: number, to: number) => ({ from, to });

test('with nothing that blocks, it is the first paint', () => {
  assert.equal(interactiveAt(300, [], [task(0, 250)], END), 300);
});

test('it is the end of the last long task before five quiet seconds', () => {
  assert.equal(interactiveAt(300, [task(400, 500), task(2000, 2100), task(9000, 9100)], [], END), 2100);
});

test('five seconds are not quiet while three requests are under way', () => {
  const requests = [task(100, 4000), task(100, 4000), task(100, 4000)];
  assert.equal(interactiveAt(300, [task(1000, 1100), task(3900, 3990)], requests, END), 3990);
});

test('it is not known where nothing was quiet for so long', () => {
  assert.ok(Number.isNaN(interactiveAt(300, [task(4000, 4100), task(8000, 8100)], [], 9000)));
});
