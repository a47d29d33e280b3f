import { REMEDIES, whyRefused } from '../../tools/account/why-refused';
import type { ModelAccess } from '../domain/model-offers';
import type { RagSettings } from '../settings';
import type { AccountQuestions } from './account-questions';
import { apiLogs } from './api-logs';
import { bootstrap } from './bootstrap';
import { type Finding, type Judged, unknown } from './finding';
import { model } from './model';
import { policies } from './policies';
import { computeUnits, functionsAtOnce, modelQuota, serverCpus } from './quotas';
import { store } from './store';

export interface Examined {
  readonly region: string;
  readonly settings: Pick<RagSettings, 'store' | 'apiGatewayLogRole' | 'maxOcu' | 'compute'>;
  /** The models of the deployment, by the way each is called. */
  readonly models: readonly ModelAccess[];
}

/** Asks an account everything that stops a first deployment or its first question, as far as it can be asked. */
export async function examine(
  { region, settings, models }: Examined,
  account: AccountQuestions,
  accountId: string,
): Promise<readonly Finding[]> {
  const asked: readonly (readonly [Finding['check'], string, Promise<Judged>])[] = [
    ['bootstrap', region, bootstrap(region, accountId, account)],
    ...models.map((each) => ['model', each.profile?.id ?? each.modelId, model(each, region, account)] as const),
    ['store', settings.store, store(settings.store, account)],
    ['api-logs', settings.apiGatewayLogRole, apiLogs(settings.apiGatewayLogRole, account)],
    ['quota', 'Lambda', functionsAtOnce(settings.compute, region, account)],
    ...models.map((each) => ['quota', each.profile?.id ?? each.modelId, modelQuota(each, region, account)] as const),
    ...(settings.store === 'serverless'
      ? [['quota', 'serverless', computeUnits(settings.maxOcu, region, account)] as const]
      : []),
    ...(settings.compute === 'ec2' ? [['quota', 'EC2', serverCpus(region, account)] as const] : []),
    ['policies', 'SCP', policies(accountId, account)],
  ];
  return Promise.all(
    asked.map(async ([check, about, judged]) => ({
      check,
      about,
      ...(await judged.catch((error: unknown) => unanswered(error, region))),
    })),
  );
}

/** Whoever may not ask does not know: that is no good news. */
function unanswered(error: unknown, region: string): Judged {
  const refusal = whyRefused(error);
  const words = (error as Error).message;
  return unknown(
    { en: `AWS did not say: ${words}`, ko: `AWS가 답하지 않았습니다: ${words}` },
    { en: REMEDIES.en[refusal](region), ko: REMEDIES.ko[refusal](region) },
  );
}
