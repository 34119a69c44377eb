// Takes the kept pictures of every page anew. Run by pictures.sh.
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { galleries, kept, nameOf, takeAll } from './gallery.js';
import { begin, end } from './support.js';

for (const name of readdirSync(kept)) if (/^app-.*\.png$/.test(name)) rmSync(new URL(name, kept));
await begin();
for (const looks of galleries) await takeAll(looks, async (scene, png) => writeFileSync(new URL(nameOf(scene, looks), kept), png));
await end();
