import type { PrepareDeps } from '../../../lib/rag/domain/switch-index';
import { prepareIndexHandler } from '../../../lib/rag/handlers/prepare-index';
import { OLD_INDEX } from '../fakes/ingestion';

/** A clock whose pauses take no time. */
function clock() {
  let nowMs = 0;
  return {
    nowMs: () => nowMs,
    wait: async (ms: number) => {
      nowMs += ms;
    },
  };
}

/** A store that refuses everything for some calls: what it lets in, it lets in late. */
function store(refusals: number) {
  const made: string[] = [];
  let left = refusals;
  const refusing = async () => {
    if (left-- > 0) throw new Error('403');
  };
  const deps: PrepareDeps = {
    admit: async () => {},
    indexes: {
      ensure: async ({ name }) => {
        await refusing();
        made.push(name);
        return 'created';
      },
      active: async () => undefined,
      activate: async () => {},
      names: async () => made,
      drop: async () => {},
    },
    configured: OLD_INDEX,
    send: async () => {},
    log: { info: () => {}, warn: () => {}, fault: () => {} },
  };
  return { made, deps };
}

it('waits until a new store lets it in', async () => {
  const { made, deps } = store(20);
  const prepared = await prepareIndexHandler(async () => deps, clock())({ RequestType: 'Create' });
  expect([made, prepared]).toEqual([[OLD_INDEX.name], { PhysicalResourceId: 'passage-index' }]);
});

it('gives up after five minutes, and says what may be the matter', async () => {
  const { deps } = store(Number.POSITIVE_INFINITY);
  const prepared = prepareIndexHandler(async () => deps, clock())({ RequestType: 'Update' });
  await expect(prepared).rejects.toThrow(/within five minutes.*rag\.store=domain.*Deploy again/);
});

it('leaves the index to the store when it is deleted', async () => {
  const { made, deps } = store(0);
  await prepareIndexHandler(async () => deps, clock())({ RequestType: 'Delete' });
  expect(made).toEqual([]);
});
