import { setTimeout } from 'node:timers/promises';
import { Client } from '@opensearch-project/opensearch';
import { DOMAIN } from '../../../lib/rag/adapters/opensearch-dialect';
import { passageIndex } from '../../../lib/rag/adapters/opensearch-layout';
import { openSearchPassages } from '../../../lib/rag/adapters/opensearch-passages';
import { openSearchRoles } from '../../../lib/rag/adapters/opensearch-roles';
import type { PassageStore } from '../../../lib/rag/domain/passage-store';
import { axis, DIMENSION, written } from '../contract/written-passages';
import { OpenSearchProcess, PASSWORD } from './opensearch-process';

const arnOf = (role: string) => `arn:aws:iam::111122223333:role/${role}`;
const INDEX = passageIndex(DOMAIN, { embeddingModel: 'model', dimension: DIMENSION }, 1);
const NEXT = passageIndex(DOMAIN, { embeddingModel: 'another', dimension: DIMENSION }, 1);
const signal = AbortSignal.timeout(240_000);

let node: OpenSearchProcess;
const clients: Client[] = [];
function clientOf(username: string): Client {
  const client = new Client({ node: node.url, auth: { username, password: PASSWORD } });
  clients.push(client);
  return client;
}
const storeOf = (username: string): PassageStore => openSearchPassages(clientOf(username), DOMAIN);

beforeAll(async () => {
  node = await OpenSearchProcess.start({
    master: ['admin'],
    reader: [arnOf('reader')],
    writer: [arnOf('writer')],
    stranger: [arnOf('stranger')],
  });
  const master = clientOf('master');
  while ((await master.cat.indices().catch(() => undefined)) === undefined)
    await setTimeout(250, undefined, { signal });
  const admit = openSearchRoles(master);
  await admit({ readers: [arnOf('stranger')], writers: [arnOf('stranger')] }, signal);
  await admit({ readers: [arnOf('reader')], writers: [arnOf('writer')] }, signal);
  const store = openSearchPassages(master, DOMAIN);
  for (const index of [INDEX, NEXT]) await store.ensure(index, signal);
  await store.activate(INDEX, signal);
  await store.write(INDEX, [written('One')], signal);
  await master.indices.refresh();
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.close()));
  await node?.stop();
});

const SCOPE = { tenant: 'team', size: 9 };
type Doing = readonly [string, (store: PassageStore) => Promise<unknown>];
const ASKING: readonly Doing[] = [['asks which index answers', (store) => store.active(signal)]];
const READING: readonly Doing[] = [
  ['searches by words', (store) => store.lexical(INDEX, 'one', SCOPE, signal)],
  ['searches by vectors', (store) => store.nearest(INDEX, axis(0), SCOPE, signal)],
];
const WRITING: readonly Doing[] = [
  ['writes passages', (store) => store.write(INDEX, [written('Two', { ordinal: 1 })], signal)],
  ['removes passages', (store) => store.remove(INDEX, [written('Two', { ordinal: 1 }).id], signal)],
  ['moves the alias', (store) => store.activate(NEXT, signal)],
  ['drops an index', (store) => store.drop(INDEX.name, signal)],
];
/** What the deployment does alone. */
const MAKING: readonly Doing[] = [
  [
    'makes an index',
    (store) => store.ensure(passageIndex(DOMAIN, { embeddingModel: 'third', dimension: 8 }, 1), signal),
  ],
  ['names all indexes', (store) => store.names(signal)],
];

const MAY: readonly (readonly [string, readonly Doing[]])[] = [
  ['stranger', []],
  ['reader', [...ASKING, ...READING]],
  ['writer', [...ASKING, ...WRITING]],
];
const cases = MAY.flatMap(([name, may]) =>
  [...ASKING, ...READING, ...WRITING, ...MAKING].map((doing) => ({ name, doing, isIn: may.includes(doing) })),
);

/** First what is refused: an alias that was moved, or an index that is gone, would be refused to nobody. */
it.each(cases.filter(({ isIn }) => !isIn).map(({ name, doing }) => [name, ...doing] as const))(
  'in a domain that controls access, a %s never %s',
  async (name, _, does) => {
    await expect(does(storeOf(name))).rejects.toThrow(/security_exception/);
  },
);

it.each(cases.filter(({ isIn }) => isIn).map(({ name, doing }) => [name, ...doing] as const))(
  'in a domain that controls access, a %s %s',
  async (name, _, does) => {
    await does(storeOf(name));
  },
);
