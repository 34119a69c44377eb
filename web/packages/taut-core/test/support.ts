// What the tests share: the native program, the clinical cases, the core.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { load, type TautCore } from 'taut-core/node';

const need = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run ./test.sh`);
  return value;
};

export const source = need('TAUT_SOURCE');
export const today = '2026-11-21' as const;

export type Printed = { out: string; err: string; code: number };

/** Runs the native program. */
export const taut = (args: string[], input = ''): Promise<Printed> =>
  new Promise((resolve, reject) => {
    const child = spawn(need('TAUT'), args);
    const out: Buffer[] = [], err: Buffer[] = [];
    child.stdout.on('data', (bytes: Buffer) => out.push(bytes));
    child.stderr.on('data', (bytes: Buffer) => err.push(bytes));
    child.on('error', reject);
    child.on('close', (code) => resolve({ out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString(), code: code ?? -1 }));
    child.stdin.on('error', () => {}); // it may refuse before it has read all
    child.stdin.end(input);
  });

/** Both modules: with SIMD and without. */
export const bothCores = async (body: boolean): Promise<Record<'simd' | 'scalar', TautCore>> => ({
  simd: await load({ body, simd: true }),
  scalar: await load({ body, simd: false }),
});

export const tables = (): string[] => readdirSync(`${source}/tests/cases`).filter((name) => name.endsWith('.tsv'));

/** The words of every row of a table. */
export const rowsOf = (table: string): { id: string; text: string }[] =>
  readFileSync(`${source}/tests/cases/${table}`, 'utf8').split('\n')
    .filter((line) => line && !line.startsWith('#') && !line.startsWith('id\t'))
    .map((line) => line.split('\t'))
    .map(([id = '', text = '']) => ({ id, text }));

export const caseOf = (text: string): string => JSON.stringify({ format: 'taut.case/1', text });

export const seeds = (name: string): { file: string; text: string }[] =>
  readdirSync(`${source}/fuzz/seeds/${name}`).map((file) => ({
    file, text: readFileSync(`${source}/fuzz/seeds/${name}/${file}`, 'utf8'),
  }));
