import { createHash } from 'node:crypto';
import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as synthesizing from '../../lib/tools/synth/synthesize-app';
import { directoryOfThisRun } from './shared-templates';

const shared = directoryOfThisRun();

// A command as tests start it loads this first: what one has synthesized and bundled, the others of a run of jest take.
if (shared) {
  const { synthesizeApp } = synthesizing;
  const takeOrSynthesize: typeof synthesizeApp = async (synthesis) => {
    const { context, directory, language: _, ...how } = synthesis;
    const key = JSON.stringify([Object.entries(context).sort(), Object.entries(how).sort()]);
    const kept = join(shared, `app-${createHash('sha256').update(key).digest('hex')}`);
    if (existsSync(kept)) return cpSync(kept, directory, { recursive: true });
    await synthesizeApp(synthesis);
    // A command that looks now finds the whole assembly or none; of two that made the same one, the first wins.
    const unfinished = `${kept}.${process.pid}`;
    cpSync(directory, unfinished, { recursive: true });
    try {
      renameSync(unfinished, kept);
    } catch {
      rmSync(unfinished, { recursive: true, force: true });
    }
  };
  // The exports of a compiled module cannot be written to, so the module is another one for whoever requires it from here on.
  const file = require.resolve('../../lib/tools/synth/synthesize-app');
  require.cache[file]!.exports = { ...synthesizing, synthesizeApp: takeOrSynthesize };
}
