// Packs what is served: beside each file of dist/ its gzip and brotli form, for taut serve to choose from.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const packed = /\.(html|js|css|json|webmanifest|svg|wasm|taut)$/;

for (const name of readdirSync('dist', { recursive: true })) {
  const file = join('dist', String(name));
  if (!packed.test(file) || !statSync(file).isFile()) continue;
  const bytes = readFileSync(file);
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
}
