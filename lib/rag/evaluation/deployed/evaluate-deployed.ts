import type { Language } from '../../../config/sentence';
import { REMEDIES, whyRefused } from '../../../tools/account/why-refused';
import { priceOf } from '../../../tools/prices/price-list';
import type { SendSigned } from '../../adapters/signed-requests';
import type { RetryDeps } from '../../domain/retry';
import type { ShownDocument } from '../../laptop/tenant-api';
import { chosenOf, type Evaluation, evaluate } from '../evaluate';
import type { EvaluationSet } from '../evaluation-set';
import type { Part } from '../question-set';
import { ApiFault } from './api-fault';
import { DeployedApi } from './deployed-api';
import { deployedSystem } from './deployed-system';
import { type LeftBehindError, NotReadError, RefusedDocumentError } from './document-errors';
import { type Plan, planOf } from './plan';
import { removeDocuments } from './remove-documents';
import { DEPLOYED_TEXTS } from './texts';

/** What a run on a deployed stack asks of the world. */
export interface DeployedServices {
  /** Address of the API that a stack names in its outputs. */
  readonly findApi: (stack: string) => Promise<string | undefined>;
  readonly send: SendSigned;
  readonly retry: RetryDeps;
  /** @returns undefined where nobody is there to be asked */
  readonly confirm: (question: string) => Promise<boolean | undefined>;
  /** Ends when somebody stops the run. */
  readonly signal: AbortSignal;
}

export interface DeployedRun {
  readonly stack: string;
  readonly region: string;
  readonly tenant: string;
  /** @default - all questions */
  readonly part: Part | undefined;
  /** Nobody is asked before it begins. */
  readonly yes: boolean;
  /** Removes what a run left behind, and asks nothing. */
  readonly clean: boolean;
  readonly language: Language;
  /** Command that removes what is left behind. */
  readonly cleanCommand: string;
}

export interface DeployedResult extends Evaluation {
  readonly plan: Plan;
  readonly vectorsBy: string;
  /** The models that answered, as they call themselves; one but for a deployment in the middle. */
  readonly answersBy: string;
  readonly usage: { readonly inputTokens: number; readonly outputTokens: number };
}

/** Nothing was measured: `text` says why, and what to do. 0 where that was what was wanted, 1 on the way, 2 not started. */
export interface Unmeasured {
  readonly exitCode: 0 | 1 | 2;
  readonly text: string;
}

export type DeployedOutcome =
  | { readonly result: DeployedResult; readonly remark?: string; readonly unmeasured?: undefined }
  | { readonly unmeasured: Unmeasured; readonly result?: undefined };

const NEVER = new AbortController().signal;

/**
 * Asks the questions of a set to a deployed stack, over its public API. Its documents belong to a tenant that has no others, and are
 * removed at the end, however it ends.
 *
 * @param passages - texts of all passages of the set, for what is said before
 */
export async function evaluateDeployed(
  set: EvaluationSet,
  passages: readonly string[],
  run: DeployedRun,
  services: DeployedServices,
  progress: { readonly say: (line: string) => void; readonly asked: (done: number, of: number) => void },
): Promise<DeployedOutcome> {
  const { stack, region, tenant, part, language, cleanCommand } = run;
  const { retry, send, signal } = services;
  const texts = DEPLOYED_TEXTS[language];
  const notStarted = (text: string): DeployedOutcome => ({ unmeasured: { exitCode: 2, text } });

  let url: string | undefined;
  try {
    url = await services.findApi(stack);
  } catch (error) {
    return notStarted(said(texts.noAnswer(region, (error as Error).message), error, run));
  }
  if (url === undefined) return notStarted(texts.noStack(stack, region));
  const settings = { url, tenant, language, send, retry };
  const [api, tidyingApi] = [new DeployedApi(settings, signal), new DeployedApi(settings, NEVER)];

  let there: readonly ShownDocument[];
  try {
    there = await api.documents();
  } catch (error) {
    return notStarted(explained(error, run, signal));
  }
  const ours = there.filter((document) => isOf(set, document));
  const leftOver = new Map(ours.map(({ documentId, name }) => [documentId, name]));
  const leftBehind = ({ documents, cause }: LeftBehindError) =>
    texts.leftBehind(documents, explained(cause, run, NEVER), cleanCommand);

  if (run.clean) {
    try {
      await removeDocuments(tidyingApi, leftOver, new Set(leftOver.keys()), retry.clock);
      return { unmeasured: { exitCode: 0, text: texts.removed(leftOver.size, tenant) } };
    } catch (error) {
      return { unmeasured: { exitCode: 1, text: leftBehind(error as LeftBehindError) } };
    }
  }

  const foreign = there.filter((document) => !ours.includes(document));
  if (foreign.length > 0)
    return notStarted(
      texts.foreign(
        tenant,
        foreign.map(({ name }) => name),
      ),
    );
  const plan = planOf(set.documents.length, passages, chosenOf(set.questions, part));
  progress.say([texts.plan(plan, tenant, url), texts.unpriced, ...ocuLine(run)].join('\n'));
  if (ours.length > 0) progress.say(texts.leftOver(ours.length));
  if (!run.yes) {
    const goesOn = await services.confirm(texts.goOn);
    if (!goesOn) return notStarted(goesOn === undefined ? texts.sayYes : texts.notStarted);
  }

  const system = deployedSystem({
    api,
    tidyingApi,
    tenant,
    leftOver,
    clock: retry.clock,
    signal,
    progress: {
      sent: (done, of) => progress.say(texts.sent(done, of)),
      read: (done, of) => progress.say(texts.read(done, of)),
      removing: (documents) => progress.say(texts.removing(documents)),
    },
  });
  let outcome: DeployedOutcome;
  try {
    const evaluation = await evaluate(set, system, part, progress.asked);
    outcome = { result: { ...evaluation, ...totalsOf(evaluation), plan, vectorsBy: system.vectorsBy } };
  } catch (error) {
    outcome = { unmeasured: { exitCode: 1, text: explained(error, run, signal) } };
  }
  try {
    await system.close();
  } catch (error) {
    const remark = leftBehind(error as LeftBehindError);
    if (outcome.result) return { ...outcome, remark };
    const { exitCode, text } = outcome.unmeasured;
    return { unmeasured: { exitCode, text: `${text}\n${remark}` } };
  }
  return outcome;
}

/** A document that a run of this set has left: of a name and a size of it. */
function isOf({ documents }: EvaluationSet, { name, bytes }: ShownDocument): boolean {
  return documents.some((document) => document.name === name && document.bytes.length === bytes);
}

function totalsOf({ asked }: Evaluation): Pick<DeployedResult, 'answersBy' | 'usage'> {
  const total = (count: (by: Evaluation['asked'][number]['by']['usage']) => number) =>
    asked.reduce((sum, { by }) => sum + count(by.usage), 0);
  return {
    answersBy: [...new Set(asked.map(({ by }) => by.model))].join(', '),
    usage: {
      inputTokens: total(({ inputTokens }) => inputTokens),
      outputTokens: total(({ outputTokens }) => outputTokens),
    },
  };
}

function ocuLine({ region, language }: DeployedRun): string[] {
  const price = priceOf('opensearch-serverless/ocu', region);
  return [DEPLOYED_TEXTS[language].ocu(price ? String(price.usd) : 'UNKNOWN')];
}

/** What went wrong, and what to do about it. */
function explained(error: unknown, run: DeployedRun, signal: AbortSignal): string {
  const texts = DEPLOYED_TEXTS[run.language];
  if (signal.aborted) return texts.stopped;
  if (error instanceof RefusedDocumentError) return texts.refused(error.document, error.why);
  if (error instanceof NotReadError) return texts.notRead(error.documents, error.minutes);
  const { message } = error as Error;
  if (error instanceof ApiFault && error.code === 'no-such-tenant') return texts.noTenant(run.tenant);
  if (error instanceof ApiFault && error.code === 'tokens-spent') return `${message}\n${texts.tokensSpent}`;
  return said(message, error, run);
}

function said(message: string, error: unknown, { region, language }: DeployedRun): string {
  const why = whyRefused(error);
  return why === 'other' ? message : `${message}\n${REMEDIES[language][why](region)}`;
}
