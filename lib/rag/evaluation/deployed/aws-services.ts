import { join } from 'node:path';
import { stackOutputs } from '../../../tools/account/stack-outputs';
import { askYes } from '../../../tools/terminal/ask-yes';
import { stopSignal } from '../../../tools/terminal/stop-signal';
import { signedRequests } from '../../adapters/signed-requests';
import { SYSTEM_RETRY } from '../../adapters/system-clock';
import type { DeployedServices } from './evaluate-deployed';

const NOTES = join(__dirname, '..', '..', '..', '..', '.cache', 'evaluation');

/** A real account, and whoever sits at the terminal. */
export function awsServices(region: string): DeployedServices {
  const signal = stopSignal();
  return {
    findApi: async (stack) => (await stackOutputs(region, stack))['ValueApiUrl'],
    send: signedRequests(region),
    retry: SYSTEM_RETRY,
    confirm: (question) => askYes(question, signal),
    notes: NOTES,
    signal,
  };
}
