import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { USES } from '../lib/tools/cost/uses';
import pinned from '../lib/tools/prices/prices.json';
import { PRICE_FILE, refreshPricesCommand } from '../lib/tools/prices/refresh/command-line';
import { fetchRows } from '../lib/tools/prices/refresh/fetch-offer';
import { REPOSITORY } from '../lib/tools/synth/synthesize-app';

refreshPricesCommand(process.argv.slice(2), process.env, {
  rows: fetchRows,
  pinned,
  asked: Object.values(USES).map(({ item }) => item),
  write: (text) => writeFile(join(REPOSITORY, PRICE_FILE), text),
  progress: (line) => console.error(line),
  now: new Date(),
}).then(({ exitCode, text }) => {
  (exitCode === 2 ? console.error : console.log)(text);
  process.exitCode = exitCode;
});
