// Takes from a lock file what optional packages for other systems it names and does not hold: npm install leaves them out where a
// registry does not serve them, and npm ci then refuses the file. Run it after every npm install.
//   node packaging/trim-lock.mjs web/app/package-lock.json
import { readFileSync, writeFileSync } from 'node:fs';

const file = process.argv[2];
const lock = JSON.parse(readFileSync(file, 'utf8'));
for (const [path, held] of Object.entries(lock.packages))
    for (const name of Object.keys(held.optionalDependencies ?? {}))
        if (!lock.packages[`node_modules/${name}`] && !lock.packages[`${path}/node_modules/${name}`])
            delete held.optionalDependencies[name];
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
