// The core as the app runs it, in its worker, on every open case: the same answers as in Node, which are those of the native program.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { load } from 'taut-core/node';
import { open, setUp } from './support.js';

setUp();

const cases = `${process.env.TAUT_SOURCE}/tests/cases`;
const today = '2026-11-21';
const texts = readdirSync(cases)
  .filter((name) => name.endsWith('.tsv'))
  .flatMap((name) => readFileSync(`${cases}/${name}`, 'utf8').split('\n'))
  .filter((line) => line && !line.startsWith('#') && !line.startsWith('id\t'))
  .map((line) => line.split('\t')[1] ?? '');

test('the app ranks every open case as the core does', async () => {
  const { page, context } = await open();
  const worker = readdirSync(new URL('../dist/assets/', import.meta.url)).find((name) => /^worker-.*\.js$/.test(name));
  const got = await page.evaluate(
    async ({ worker, texts, today }) => {
      const core = new Worker(`/assets/${worker}`, { type: 'module' });
      const answers: string[] = [];
      for (const [id, text] of texts.entries()) {
        core.postMessage({ id, method: 'locate', args: [text, { today }] });
        const { data } = await new Promise<MessageEvent>((come) => {
          core.onmessage = come;
        });
        answers.push(JSON.stringify(data.answer ?? data.refused.message));
      }
      return answers;
    },
    { worker, texts, today },
  );
  const core = await load({ body: false });
  const here = (text: string): string => {
    try {
      return JSON.stringify(core.locate(text, { today }));
    } catch (error) {
      return JSON.stringify((error as Error).message);
    }
  };
  assert.ok(texts.length > 300);
  for (const [k, text] of texts.entries()) assert.equal(got[k], here(text), text);
  await context.close();
});
