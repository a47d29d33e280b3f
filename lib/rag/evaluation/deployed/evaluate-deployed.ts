import type { Language } from '../../../config/sentence';
import { REMEDIES, whyRefused } from '../../../tools/account/why-refused';
import { priceOf } from '../../../tools/prices/price-list';
import type { SendSigned } from '../../adapters/signed-requests';
import type { RetryDeps } from '../../domain/retry';
import type { ShownDocument } from '../../laptop/tenant-api';
import type { CutSet } from '../cut-set';
import { chosenOf, type Evaluation, evaluate, placedOf } from '../evaluate';
import type { EvaluationSet } from '../evaluation-set';
import type { Part } from '../question-set';
import { ApiFault } from './api-fault';
import { DeployedApi } from './deployed-api';
import { deployedSystem } from './deployed-system';
import { LeftBehindError, NotReadError, RefusedDocumentError } from './document-errors';
import { type Plan, planOf } from './plan';
import { isNoted, removeDocuments } from './remove-documents';
import { RunFile, RunFileError } from './run-file';
import { DEPLOYED_TEXTS } from './texts';

/** What a run on a deployed stack asks of the world. */
export interface DeployedServices {
  /** Address of the API that a stack names in its outputs. */
  readonly findApi: (stack: string) => Promise<string | undefined>;
  readonly send: SendSigned;
  readonly retry: RetryDeps;
  /** @returns undefined where nobody is there to be asked */
  readonly confirm: (question: string) => Promise<boolean | undefined>;
  /** Folder in which runs note what they send. */
  readonly notes: string;
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
 * removed at the end, however it ends. Nothing is removed but what a run of this machine has noted that it sends.
 */
export async function evaluateDeployed(
  set: EvaluationSet,
  { passages, answering }: CutSet,
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

  let file: RunFile;
  try {
    file = new RunFile(services.notes, { stack, tenant, url });
    const going = file.claim(retry.clock.nowMs());
    if (going) return notStarted(texts.going(tenant, going, file.path));
  } catch (error) {
    return notStarted(error instanceof RunFileError ? texts.noRunFile(error.path, tenant) : (error as Error).message);
  }
  try {
    return run.clean ? await cleaned() : await measured();
  } finally {
    file.release();
  }

  async function cleaned(): Promise<DeployedOutcome> {
    const left = [...file.documents.values()].map(({ name }) => name);
    if (left.length === 0) return { unmeasured: { exitCode: 0, text: texts.nothingLeft(tenant) } };
    progress.say(texts.toRemove(left, tenant));
    const refusal = await refusedBy(texts.remove);
    if (refusal) return refusal;
    try {
      await removeDocuments(api, file, retry.clock, signal);
      return { unmeasured: { exitCode: 0, text: texts.removed(left.length, tenant) } };
    } catch (error) {
      return { unmeasured: { exitCode: 1, text: leftBehind(error as LeftBehindError) } };
    }
  }

  async function measured(): Promise<DeployedOutcome> {
    let there: readonly ShownDocument[];
    try {
      there = await api.documents();
    } catch (error) {
      return notStarted(explained(error, run, signal));
    }
    const going = file.otherRun();
    if (going) return notStarted(texts.going(tenant, going, file.path));
    const foreign = there.filter((document) => !isNoted(document, file.documents)).map(({ name }) => name);
    if (foreign.length > 0) return notStarted(texts.foreign(tenant, foreign));

    const plan = planOf(set.documents.length, passages, placedOf(chosenOf(set.questions, part), answering));
    progress.say([texts.plan(plan, tenant, url!), texts.unpriced, ...ocuLine(run)].join('\n'));
    const left = [...file.documents.values()].map(({ name }) => name);
    if (left.length > 0) progress.say(texts.leftOver(left));
    const refusal = await refusedBy(texts.goOn);
    if (refusal) return refusal;

    const system = deployedSystem({
      api,
      tidyingApi,
      tenant,
      file,
      clock: retry.clock,
      signal,
      progress: {
        sent: (done, of) => progress.say(texts.sent(done, of)),
        read: (done, of) => progress.say(texts.read(done, of)),
        showing: (seconds) => progress.say(texts.showing(seconds)),
        removing: (documents) => progress.say(texts.removing(documents)),
      },
    });
    let outcome: DeployedOutcome;
    try {
      // Before anything is sent: what was there before would count as read, and as an answer.
      if (left.length > 0) await removeDocuments(api, file, retry.clock, signal);
      const evaluation = await evaluate(set, system, part, progress.asked, answering);
      outcome = { result: { ...evaluation, ...totalsOf(evaluation), plan, vectorsBy: system.vectorsBy } };
    } catch (error) {
      if (error instanceof LeftBehindError) return { unmeasured: { exitCode: 1, text: leftBehind(error) } };
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

  /** @returns undefined where somebody agrees, or said so before */
  async function refusedBy(question: string): Promise<DeployedOutcome | undefined> {
    if (run.yes) return undefined;
    const goesOn = await services.confirm(question);
    return goesOn ? undefined : notStarted(goesOn === undefined ? texts.sayYes : texts.notStarted);
  }

  function leftBehind({ documents, cause }: LeftBehindError): string {
    return texts.leftBehind(documents, explained(cause, run, NEVER), cleanCommand);
  }
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
