import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import type { OwnMessage } from '../../../lib/rag/domain/queue-message';
import { type PrepareDeps, prepareIndex, type SwitchDeps, switchIndex } from '../../../lib/rag/domain/switch-index';
import { FAILURES, FailingAt } from '../../support/failing-at';
import { Ingestion, type Interference, NEW_INDEX, OLD_INDEX } from '../fakes/ingestion';

const RUNNING = new AbortController().signal;
const undisturbed: Interference = (_, call) => call;

/** An ingestion whose deployment changes the index: what it tells itself comes in the order of its delays. */
class Deployment {
  readonly world = new Ingestion();
  readonly there = new Set<string>();
  active: string | undefined;
  configured = OLD_INDEX;
  private queue: { readonly message: OwnMessage; readonly at: number }[] = [];
  private now = 0;

  constructor() {
    this.lookAround();
  }

  prepare(interfere = undisturbed): Promise<void> {
    return prepareIndex(this.deps(interfere), RUNNING);
  }

  /** Delivers until nothing is left; what fails comes again. @param between - called before each delivery */
  async work(interfere = undisturbed, between: () => Promise<void> = async () => {}): Promise<void> {
    for (let deliveries = 0; this.queue.length > 0; deliveries++) {
      if (deliveries > 500) throw new Error('it never ends');
      await between();
      this.queue.sort((one, other) => one.at - other.at);
      const next = this.queue.shift()!;
      this.now = Math.max(this.now, next.at);
      const failed = await this.deliver(next.message, interfere).then(
        () => false,
        () => true,
      );
      if (failed) {
        this.world.passVisibility();
        this.queue.push({ message: next.message, at: this.now + 1800 });
      }
    }
  }

  private async deliver(message: OwnMessage, interfere: Interference): Promise<void> {
    this.lookAround();
    if (message.kind !== 'fill') return switchIndex(message, this.deps(interfere), RUNNING);
    if (message.index === this.configured.name) await this.world.fill(this.configured, interfere);
  }

  /** What the ingestion writes into. */
  lookAround(): void {
    const active = [OLD_INDEX, NEW_INDEX].find(({ name }) => name === this.active);
    this.world.targets = [...new Set([active ?? this.configured, this.configured])];
  }

  private deps(interfere: Interference): SwitchDeps & PrepareDeps {
    const { ledger, indexes } = this.world;
    return {
      admit: interfere('admit', async () => {}),
      ledger: {
        read: interfere('read', ledger.read),
        replace: interfere('replace', ledger.replace),
        page: interfere('page', ledger.page),
        isAnyPending: interfere('isAnyPending', ledger.isAnyPending),
      },
      indexes: {
        ensure: interfere('ensure', async ({ name }) => {
          this.there.add(name);
          return 'created' as const;
        }),
        active: interfere('active', async () => [OLD_INDEX, NEW_INDEX].find(({ name }) => name === this.active)),
        activate: interfere('activate', async ({ name }) => {
          this.active = name;
        }),
        names: interfere('names', async () => [...this.there]),
        drop: interfere('drop', async (name) => {
          this.there.delete(name);
          indexes.delete(name);
        }),
      },
      configured: this.configured,
      send: interfere('send', async (message: OwnMessage, delaySeconds: number) => {
        this.queue.push({ message, at: this.now + delaySeconds });
      }),
      log: { info: () => {}, warn: () => {}, fault: () => {} },
    };
  }
}

async function deployed(): Promise<Deployment> {
  const deployment = new Deployment();
  await deployment.prepare();
  await deployment.work();
  await deployment.world.ingest(deployment.world.happen({ text: 'one\ntwo' }));
  return deployment;
}

it('has the first index asked at once', async () => {
  const deployment = new Deployment();
  await deployment.prepare();
  expect([deployment.active, [...deployment.there]]).toEqual([OLD_INDEX.name, [OLD_INDEX.name]]);
});

it('has another one asked when all is in it, and drops the one before', async () => {
  const deployment = await deployed();
  deployment.configured = NEW_INDEX;
  await deployment.prepare();
  expect(deployment.active).toBe(OLD_INDEX.name);
  await deployment.work();
  expect([deployment.active, [...deployment.there], deployment.world.found(NEW_INDEX)]).toEqual([
    NEW_INDEX.name,
    [NEW_INDEX.name],
    ['one', 'two'],
  ]);
});

it('goes back to an index of the same name that was dropped, and fills it anew', async () => {
  const deployment = await deployed();
  for (const configured of [NEW_INDEX, OLD_INDEX]) {
    deployment.configured = configured;
    await deployment.prepare();
    await deployment.work();
  }
  expect([deployment.active, [...deployment.there], deployment.world.found(OLD_INDEX)]).toEqual([
    OLD_INDEX.name,
    [OLD_INDEX.name],
    ['one', 'two'],
  ]);
});

it('fills the index of a store that is new, though the ledger knows the documents of the store before', async () => {
  const deployment = await deployed();
  deployment.active = undefined;
  deployment.there.clear();
  deployment.world.indexes.clear();
  await deployment.prepare();
  await deployment.work();
  expect([deployment.active, deployment.world.found(OLD_INDEX)]).toEqual([OLD_INDEX.name, ['one', 'two']]);
});

it('does not wait for a version that cannot be read: what is answered from is enough', async () => {
  const deployment = await deployed();
  const broken = deployment.world.happen({ text: 'broken' });
  const failing: Interference = (name, call) => (name === 'write' ? () => Promise.reject(new Error('no room')) : call);
  await deployment.world.ingest(broken, failing).catch(() => {});
  deployment.configured = NEW_INDEX;
  await deployment.prepare();
  await deployment.work();
  expect([deployment.active, deployment.world.found(NEW_INDEX)]).toEqual([NEW_INDEX.name, ['one', 'two']]);
});

it('leaves alone what another deployment has overtaken, and its index goes with that', async () => {
  const deployment = await deployed();
  deployment.configured = NEW_INDEX;
  await deployment.prepare();
  deployment.configured = OLD_INDEX;
  await deployment.prepare();
  await deployment.work();
  expect([deployment.active, [...deployment.there]]).toEqual([OLD_INDEX.name, [OLD_INDEX.name]]);
});

describe.each(Object.entries(FAILURES))('wherever %s', (_, failure) => {
  it('every question finds everything, before, while and after', async () => {
    for (let k = 0; ; k++) {
      const failing = new FailingAt(k, failure);
      const deployment = await deployed();
      deployment.configured = NEW_INDEX;
      // CloudFormation's own retry is another deployment.
      await deployment.prepare(failing.interfere).catch(() => {
        failing.killed = false;
        return deployment.prepare();
      });
      const asked = () => (deployment.active === NEW_INDEX.name ? NEW_INDEX : OLD_INDEX);
      await deployment.work(failing.interfere, async () => {
        failing.killed = false;
        expect({ k, found: deployment.world.found(asked()) }).toEqual({ k, found: ['one', 'two'] });
      });
      expect({ k, active: deployment.active, found: deployment.world.found(NEW_INDEX) }).toEqual({
        k,
        active: NEW_INDEX.name,
        found: ['one', 'two'],
      });
      expect({ k, there: [...deployment.there] }).toEqual({ k, there: [NEW_INDEX.name] });
      if (failing.calls <= k) break;
    }
  });
});

it('what changes meanwhile is found as it is, in whichever index is asked', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom('', 'a', 'b\nc', 'deleted'), { maxLength: 8 }), async (changes) => {
      const deployment = await deployed();
      const { world } = deployment;
      let expected = ['one', 'two'];
      deployment.configured = NEW_INDEX;
      await deployment.prepare();
      const left = [...changes];
      await deployment.work(undisturbed, async () => {
        const change = left.shift();
        deployment.lookAround();
        if (change === 'deleted') await world.ingest(world.happen('deleted'));
        else if (change) await world.ingest(world.happen({ text: change }));
        if (change) expected = change === 'deleted' ? [] : change.split('\n');
        deepStrictEqual(world.found(deployment.active === NEW_INDEX.name ? NEW_INDEX : OLD_INDEX), expected);
      });
      deepStrictEqual([deployment.active, world.found(NEW_INDEX)], [NEW_INDEX.name, expected]);
    }),
    { numRuns: 300 },
  );
});
