// The package in Chromium, as an app would load it: under a policy that allows no evaluated script.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { load } from 'taut-core/node';
import { caseOf, rowsOf, tables, today } from './support.js';

type Served = typeof import('taut-core');
declare global {
  interface Window { core: Awaited<ReturnType<Served['load']>> }
}

const dist = new URL('.', import.meta.resolve('taut-core/node'));
const types: Record<string, string> = { '.js': 'text/javascript', '.wasm': 'application/wasm', '.taut': 'application/octet-stream' };
const head = {
  'content-type': 'text/html', 'content-security-policy': "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src data:",
};

const server = createServer(async ({ url = '/' }, response) => {
  if (url === '/') {
    response.writeHead(200, head).end('<!doctype html><title>taut-core</title>');
    return;
  }
  try {
    const bytes = await readFile(new URL(`.${url}`, dist));
    response.writeHead(200, { 'content-type': types[extname(url)] ?? 'text/plain' }).end(bytes);
  } catch {
    response.writeHead(404).end();
  }
});

let browser: Browser, page: Page;
before(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.evaluate(async () => {
    const name = '/index.js';
    const { load } = await import(name) as Served;
    window.core = await load();
  });
});
after(async () => {
  await browser?.close();
  server.close();
});

test('every clinical case gives the same bytes as in Node', async () => {
  const texts = tables().flatMap(rowsOf).map(({ text }) => caseOf(text)), core = await load({ body: false });
  const got = await page.evaluate(([texts, today]) =>
    texts.map((text) => window.core.locateText(text, { today })), [texts, today] as [string[], typeof today]);
  texts.forEach((text, k) => assert.ok(got[k] === core.locateText(text, { today }), text));
});

test('a drawing is ranked and a chart is drawn', async () => {
  const { ranking, svg } = await page.evaluate((today) => {
    const ranking = window.core.locate({ layers: [{ sensation: 'pain', marks: [{ region: 'temple', side: 'left', nrs: 7 }] }] }, { today });
    return { ranking, svg: window.core.chart({ show: 'ranking', ranking }) };
  }, today);
  assert.ok(ranking.candidates[0]!.probability > 0.1);
  assert.match(svg, /^<svg[^]*<title[^]*<\/svg>/);
  const picture = await page.evaluate(async (svg) => {
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
    await image.decode();
    return [image.naturalWidth, image.naturalHeight];
  }, svg);
  assert.ok(picture.every((pixels) => pixels > 100));
});

test('a file that is not there is named', async () => {
  const message = await page.evaluate(async () => {
    const name = '/index.js';
    const { load } = await import(name) as Served;
    return load({ base: '/nowhere/' }).then(() => '', (e: unknown) => String(e));
  });
  assert.match(message, /nowhere\/(taut-core|body).* 404/);
});
