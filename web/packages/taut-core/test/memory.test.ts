// The module's memory: pieces never overlap, holes are used again, and long use does not grow it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { load } from 'taut-core/node';
import { caseOf, rowsOf, tables, today } from './support.js';

type Heap = { memory: WebAssembly.Memory; core_alloc(n: number): number; core_free(at: number): void };

/** xorshift32: the same numbers every time. */
const random = (state: number) => () => {
  state ^= state << 13; state ^= state >>> 17; state ^= state << 5;
  return (state >>> 0) / 2 ** 32;
};

const heapOf = async (file: string): Promise<Heap> => {
  const bytes = await readFile(new URL(file, import.meta.resolve('taut-core/node')));
  const module = await WebAssembly.compile(bytes);
  assert.deepEqual(WebAssembly.Module.imports(module), []);
  return new WebAssembly.Instance(module).exports as unknown as Heap;
};

for (const file of ['taut-core.wasm', 'taut-core-scalar.wasm'])
  test(`${file} imports nothing; what it lends is aligned, apart, and used again`, async () => {
    const heap = await heapOf(file), next = random(20261121), held = new Map<number, { n: number; mark: number }>();
    const view = (at: number, n: number) => new Uint8Array(heap.memory.buffer, at, n);
    let settled = 0;
    for (let k = 0; k < 6000; k++) {
      if (held.size < 60 && next() < 0.55) {
        const n = Math.floor(next() ** 3 * 200000), at = heap.core_alloc(n), mark = k & 255;
        assert.ok(at > 0 && at % 64 === 0);
        view(at, n).fill(mark);
        held.set(at, { n, mark });
      } else if (held.size) {
        const [at, { n, mark }] = [...held][Math.floor(next() * held.size)]!;
        assert.ok(view(at, n).every((byte) => byte === mark), 'nobody else has written there');
        heap.core_free(at);
        held.delete(at);
      }
      if (k === 3000) settled = heap.memory.buffer.byteLength;
    }
    for (const at of held.keys()) heap.core_free(at);
    assert.ok(heap.memory.buffer.byteLength <= settled * 1.2, 'it has settled');
    assert.equal(heap.core_alloc(2 ** 31 + 5), 0, 'too much is refused');
  });

test('long use does not grow the memory', async () => {
  const core = await load(), texts = tables().flatMap(rowsOf).map(({ text }) => caseOf(text));
  const round = () => {
    for (const text of texts) core.locateText(text, { today });
    core.chart({ show: 'muscle', id: 'gluteus-minimus-anterior' });
    core.entries('muscles');
  };
  round();
  const settled = core.memoryBytes;
  round();
  round();
  assert.equal(core.memoryBytes, settled);
  assert.ok(settled < 150 * 2 ** 20, `${settled} bytes`);
});
