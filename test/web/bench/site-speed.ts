import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesizePattern } from '../../../lib/tools/laptop/desk/synthesize-pattern';
import { startEngine } from '../../../lib/tools/laptop/engine/engine';
import { CONNECTIONS_PER_SERVER } from '../../../lib/web/domain/database-connections';
import { LOAD_PATH } from '../../../lib/web/domain/load-path';
import { databaseNames } from '../../../lib/web/laptop/database-names';
import { ON_LOOPBACK } from '../../../lib/web/laptop/on-loopback';
import { type Measurement, median } from '../../bench/measurement';
import { BareProcess } from './bare-process';
import { type LoadResult, loadSite, type SiteRequest } from './load-site';

const NEWEST: SiteRequest = { path: LOAD_PATH };
const ENTRY: SiteRequest = {
  path: '/api/entries',
  body: JSON.stringify({ author: 'Ada', message: 'A line that somebody wrote.' }),
};
const PAGE: SiteRequest = { path: '/' };
/** What the page shows, as a program reads it. */
const PAGE_AS_JSON: SiteRequest = { path: '/api/entries?limit=20' };

/** Rounds that warm the processes, and write what the others read: a server gets faster for some six seconds of load. A trial of one round warms them once. */
const WARM_ROUNDS = 3;

/**
 * The guestbook's program, as an instance runs it, against a bare server over the same statements, database and number of
 * connections; and through the laptop's entry, which is a router and two such programs. Seconds for 1,000 requests, so that
 * less is better. What is loaded takes turns, so that whatever else the machine does falls on all of it.
 */
export async function siteSpeed(rounds: number): Promise<Measurement[]> {
  const site = await start();
  const loads = {
    write: { origin: site.server, request: ENTRY },
    bareWrite: { origin: site.bare, request: ENTRY },
    read: { origin: site.server, request: NEWEST },
    bareRead: { origin: site.bare, request: NEWEST },
    page: { origin: site.server, request: PAGE },
    barePage: { origin: site.bare, request: PAGE_AS_JSON },
    entry: { origin: site.entry, request: NEWEST },
  };
  type Name = keyof typeof loads;
  const results = new Map<Name, LoadResult[]>();
  try {
    for (let round = -Math.min(WARM_ROUNDS, rounds); round < rounds; round++) {
      for (const [name, { origin, request }] of Object.entries(loads) as [Name, (typeof loads)[Name]][]) {
        const result = await loadSite(origin, request);
        if (round >= 0) results.set(name, [...(results.get(name) ?? []), result]);
      }
    }
  } finally {
    await site.stop();
  }
  const middle = (name: Name, of: (result: LoadResult) => number) => median(results.get(name)!.map(of));
  const seconds = (name: Name) => middle(name, ({ requestsPerSecond }) => 1000 / requestsPerSecond);
  const against = (what: string, name: Name, base: Name, baseName: string): Measurement => ({
    name: `1,000 x ${what}`,
    value: seconds(name),
    unit: 's',
    baseline: { name: baseName, value: seconds(base) },
  });
  const latencies = (what: string, name: Name): Measurement[] =>
    (['p50', 'p97_5', 'p99'] as const).map((share) => ({
      name: `${what}, ${share.replace('_', '.')}`,
      value: middle(name, (result) => result[share]),
      unit: 'ms',
    }));
  return [
    against('GET /api/entries', 'read', 'bareRead', 'bare server'),
    ...latencies('GET /api/entries', 'read'),
    ...latencies('bare GET', 'bareRead'),
    against('POST /api/entries', 'write', 'bareWrite', 'bare server'),
    ...latencies('POST /api/entries', 'write'),
    ...latencies('bare POST', 'bareWrite'),
    against('GET /', 'page', 'barePage', 'bare server, as JSON'),
    ...latencies('GET /', 'page'),
    against('GET /api/entries by the entry', 'entry', 'read', 'one server'),
    ...latencies('by the entry', 'entry'),
  ];
}

async function start() {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'bench-site-')));
  const { stack } = await synthesizePattern('web', {}, join(directory, 'assembly'), 'en');
  const engine = await startEngine({ stack, directory, report: () => {}, ...ON_LOOPBACK });
  const [site] = engine.sites;
  const { port, database, user } = databaseNames(stack, engine.services);
  const bare = await BareProcess.start({ host: '127.0.0.1', port, database, user, max: CONNECTIONS_PER_SERVER });
  return {
    server: `http://127.0.0.1:${site!.machines[0]!.port}`,
    entry: site!.url,
    bare: `http://127.0.0.1:${bare.port}`,
    stop: async () => {
      await bare.stop();
      await engine.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
