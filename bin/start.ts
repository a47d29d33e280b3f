import { olderThanNeeded } from '../lib/tools/laptop/desk/node-version';
import { systemLanguage } from '../lib/tools/terminal/system-language';

const tooOld = olderThanNeeded(process.version, systemLanguage(process.env));
if (tooOld) {
  console.error(tooOld);
  process.exit(1);
}
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

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
