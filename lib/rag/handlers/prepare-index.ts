import type * as z from 'zod';
import { parseEnv } from '../../shared/env';
import { workLog } from '../../shared/log-work';
import { onFirstEvent } from '../../shared/on-first-event';
import type { CustomResourceRequest } from '../../shared/prepare-database';
import { openSearchRoles } from '../adapters/opensearch-roles';
import { ownRegion } from '../adapters/own-region';
import { sqsMessages } from '../adapters/sqs-messages';
import { storeServices } from '../adapters/store-services';
import { systemClock } from '../adapters/system-clock';
import type { Clock } from '../domain/deadline';
import { patiently } from '../domain/patiently';
import { type PrepareDeps, prepareIndex } from '../domain/switch-index';
import { PREPARE_SECONDS } from '../domain/time-limits';
import { prepareIndexEnv } from './prepare-index.env';

/**
 * Makes the index of this deployment as the last step of it. Asked again after a failure, it goes on from what is there.
 *
 * @param depsOf - made at the first event
 */
export function prepareIndexHandler(depsOf: () => Promise<PrepareDeps>, clock: Clock) {
  return async ({ RequestType }: CustomResourceRequest) => {
    const done = { PhysicalResourceId: 'passage-index' };
    // Indexes go with the store, or stay with it.
    if (RequestType === 'Delete') return done;
    const deps = await depsOf();
    const signal = AbortSignal.timeout((PREPARE_SECONDS - 20) * 1000);
    try {
      await patiently(
        clock,
        signal,
        () => prepareIndex(deps, signal),
        (error) => deps.log.fault('index not prepared yet', error, { index: deps.configured.name }),
      );
    } catch (error) {
      throw new Error(
        'The store of passages made no index within five minutes. Its log group says what it answered: a region without this generation of OpenSearch Serverless (then deploy with rag.store=domain), a policy that does not name this role, or a network that does not lead there. Deploy again when that is mended.',
        { cause: error },
      );
    }
    return done;
  };
}

/** The same on the real services. */
export async function prepareIndexOn(env: z.output<typeof prepareIndexEnv>): Promise<PrepareDeps> {
  const { client, store, configured } = storeServices(env, await ownRegion());
  const { STORE_READERS: readers, STORE_WRITERS: writers } = env;
  const tell = openSearchRoles(client);
  return {
    admit: async (signal) => {
      if (readers !== undefined && writers !== undefined)
        await tell({ readers: readers.split(','), writers: writers.split(',') }, signal);
    },
    indexes: store,
    configured,
    send: sqsMessages(env.QUEUE_URL),
    log: workLog,
  };
}

export const handler = onFirstEvent(() => {
  const deps = prepareIndexOn(parseEnv(prepareIndexEnv));
  return prepareIndexHandler(() => deps, systemClock);
});
