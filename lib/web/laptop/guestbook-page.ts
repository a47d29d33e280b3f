import { resourcesOfType } from '../../model/template';
import { type ApiReply, jsonApiReply } from '../../tools/laptop/api/api-exchange';
import { CountedObjects } from '../../tools/laptop/desk/counted-objects';
import type { EngineOpenPage } from '../../tools/laptop/desk/engine-page';
import type { ActionRequest } from '../../tools/laptop/desk/pattern-page';
import type { Engine, RunningSite } from '../../tools/laptop/engine/engine';
import { LaptopError } from '../../tools/laptop/engine/laptop-error';
import { laptopDatabase } from '../adapters/laptop-database';
import { CountedEntries } from './counted-entries';
import { databaseNames } from './database-names';
import { Load } from './load';
import { SITE_MESSAGES } from './messages';
import { runOnce } from './run-once';
import { signGuestbook } from './sign-guestbook';
import { isTroubleKind, Trouble } from './trouble';

const MAX_ENTRY_BYTES = 256 * 1024;

/** The page of the pattern over a running stack: who answers, and what becomes of it when something is taken away. */
export function openGuestbookPage(engine: Engine): EngineOpenPage {
  const { services, stack } = engine;
  const [site] = engine.sites;
  const bucket = site?.model.behaviors.map(({ origin }) => origin).find((origin) => origin.kind === 'bucket');
  if (!site || !services.storage || !bucket) {
    throw new LaptopError(`The stack ${stack.name} lacks a distribution, or a bucket behind it`);
  }
  const database = laptopDatabase(databaseNames(stack, services));
  const entries = new CountedEntries(database.countEntries);
  const files = new CountedObjects(services.storage.s3, services.references.nameOf(bucket.bucketId), '');
  const trouble = new Trouble(database);
  const load = new Load(site.url);
  const { machines } = site;
  return {
    state: async () => ({
      region: stack.region,
      site: site.url,
      variant: {
        database: String(resourcesOfType(stack, 'AWS::RDS::DBInstance')[0]!.properties['Engine']),
        servers: String(machines.length),
      },
      servers: machines.map(({ name, answered, process }) => ({ name, answered, running: process.isRunning })),
      lastServer: site.router.lastMachine,
      fromBucket: site.router.fromBuckets,
      files: await files.now(),
      entries: entries.now(),
      trouble: trouble.current,
      load: load.report,
    }),
    actions: {
      'POST entries': (request) => sign(site, request),
      'POST kill': async ({ query }) => kill(site, query.get('server') ?? ''),
      'POST trouble': async ({ query }) => {
        const kind = query.get('kind') ?? '';
        if (!isTroubleKind(kind)) return jsonApiReply(400, { message: 'kind must be slow, refused or away' });
        return trouble.begin(kind)
          ? jsonApiReply(202, trouble.current)
          : busy('There is trouble with the database already');
      },
      'POST load': async () => (load.begin() ? jsonApiReply(202, load.report) : busy('A load is under way')),
    },
    facts: (language) => [
      [SITE_MESSAGES[language].guestbook, `${site.url}/`],
      [SITE_MESSAGES[language].servers, machines.map(({ name, port }) => `${name} 127.0.0.1:${port}`).join(', ')],
    ],
    about: { site: site.url, servers: machines.map(({ name }) => name) },
    once: (given) => runOnce(site.url, given),
  };
}

/** The page's own form: the site is at another address, where a page may not send anything. */
async function sign({ url }: RunningSite, { headers, readBody }: ActionRequest): Promise<ApiReply> {
  const entry = (await readBody(MAX_ENTRY_BYTES)).toString('utf8');
  const language = headers['accept-language']?.startsWith('ko') ? 'ko' : 'en';
  const { status, ...answer } = await signGuestbook(url, entry, String(headers['idempotency-key'] ?? ''), language);
  return jsonApiReply(status, answer);
}

function kill({ machines }: RunningSite, name: string): ApiReply {
  const machine = machines.find((each) => each.name === name);
  if (!machine)
    return jsonApiReply(404, { message: `server must be ${machines.map((each) => each.name).join(' or ')}` });
  if (!machine.process.isRunning) return busy(`${name} is not running`);
  machine.process.kill();
  return jsonApiReply(202, { killed: name });
}

function busy(message: string): ApiReply {
  return jsonApiReply(409, { message });
}
