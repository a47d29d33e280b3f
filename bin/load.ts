import { setTimeout as wait } from 'node:timers/promises';
import { WITHOUT_VERSION_WARNINGS } from '../lib/tools/account/without-version-warnings';
import { ask } from '../lib/tools/load/ask';
import { awsServices } from '../lib/tools/load/aws-services';
import { loadCommand } from '../lib/tools/load/command-line';
import type { LoadServices } from '../lib/tools/load/load';
import { stopSignal } from '../lib/tools/terminal/stop-signal';

Object.assign(process.env, WITHOUT_VERSION_WARNINGS);

// Ends the load, and not the program: its numbers are shown.
const stop = stopSignal();

const connect = (region: string): LoadServices => ({
  ...awsServices(region),
  ask,
  now: () => performance.now(),
  sleep: (milliseconds) => wait(milliseconds, undefined, { signal: stop }).catch(() => undefined),
  isStopped: () => stop.aborted,
  progress: (line) => console.error(line),
});

loadCommand(process.argv.slice(2), process.env, connect).then(({ exitCode, text }) => {
  (exitCode === 0 ? console.log : console.error)(text);
  process.exitCode = exitCode;
});
