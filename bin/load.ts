import { setTimeout as wait } from 'node:timers/promises';
import { WITHOUT_VERSION_WARNINGS } from '../lib/tools/account/without-version-warnings';
import { ask } from '../lib/tools/load/ask';
import { awsServices } from '../lib/tools/load/aws-services';
import { loadCommand } from '../lib/tools/load/command-line';
import type { LoadServices } from '../lib/tools/load/load';

Object.assign(process.env, WITHOUT_VERSION_WARNINGS);

const stop = new AbortController();
// The first Ctrl-C ends the load, and its numbers are shown; a second one ends the program as always.
process.once('SIGINT', () => stop.abort());

const connect = (region: string): LoadServices => ({
  ...awsServices(region),
  ask,
  now: () => performance.now(),
  sleep: (milliseconds) => wait(milliseconds, undefined, { signal: stop.signal }).catch(() => undefined),
  isStopped: () => stop.signal.aborted,
  progress: (line) => console.error(line),
});

loadCommand(process.argv.slice(2), process.env, connect).then(({ exitCode, text }) => {
  (exitCode === 0 ? console.log : console.error)(text);
  process.exitCode = exitCode;
});
