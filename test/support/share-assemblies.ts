import { createHash } from 'node:crypto';
import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readAssembly } from '../../lib/model/template';
import { synthesizePattern } from '../../lib/tools/laptop/desk/synthesize-pattern';
import { pickStacks } from '../../lib/tools/laptop/desk/synthesized-pattern';
import { directoryOfThisRun } from './shared-templates';

const shared = directoryOfThisRun();

// `npm start` as tests start it loads this first: what one start has synthesized and bundled, the others of a run of jest take.
if (shared) {
  const takeOrSynthesize: typeof synthesizePattern = async (pattern, context, directory, language) => {
    const key = JSON.stringify([pattern, Object.entries(context).sort()]);
    const kept = join(shared, `${pattern}-${createHash('sha256').update(key).digest('hex')}`);
    if (existsSync(kept)) {
      cpSync(kept, directory, { recursive: true });
      return pickStacks(pattern, readAssembly(directory));
    }
    const made = await synthesizePattern(pattern, context, directory, language);
    // A start that looks now finds the whole assembly or none; of two that made the same one, the first wins.
    const unfinished = `${kept}.${process.pid}`;
    cpSync(directory, unfinished, { recursive: true });
    try {
      renameSync(unfinished, kept);
    } catch {
      rmSync(unfinished, { recursive: true, force: true });
    }
    return made;
  };
  // The exports of a compiled module cannot be written to, so the module is another one for whoever requires it from here on.
  const file = require.resolve('../../lib/tools/laptop/desk/synthesize-pattern');
  require.cache[file]!.exports = { synthesizePattern: takeOrSynthesize };
}
