import { WITHOUT_VERSION_WARNINGS } from '../lib/tools/account/without-version-warnings';
import { olderThanNeeded } from '../lib/tools/laptop/desk/node-version';
import { systemLanguage } from '../lib/tools/terminal/system-language';

const tooOld = olderThanNeeded(process.version, systemLanguage(process.env));
if (tooOld) {
  console.error(tooOld);
  process.exit(1);
}
Object.assign(process.env, WITHOUT_VERSION_WARNINGS);

// Loaded only now: what it imports does not load on an older Node.js.
const { startCommand } =
  require('../lib/tools/laptop/desk/start-command') as typeof import('../lib/tools/laptop/desk/start-command');
const { patternPages } =
  require('../lib/tools/laptop/desk/pattern-pages') as typeof import('../lib/tools/laptop/desk/pattern-pages');
startCommand(process.argv.slice(2), patternPages()).then(
  (status) => process.exit(status),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
