import { REGIONS } from '../../config/regions';
import type { Language } from '../../config/sentence';
import { LaptopError } from '../../tools/laptop/engine/laptop-error';
import { DATA, readCommand } from '../../tools/terminal/read-command';
import { barsThat, type Shortfalls } from './bars';
import { type CutSet, cutSet } from './cut-set';
import { type DeployedRun, type DeployedServices, evaluateDeployed } from './deployed/evaluate-deployed';
import { DEPLOYED_TEXTS } from './deployed/texts';
import { type Evaluation, evaluate } from './evaluate';
import type { EvaluatedSystem } from './evaluated-system';
import { type EvaluationSet, OWN_SET_DIRECTORY, readEvaluationSet } from './evaluation-set';
import { EvaluationSetError } from './evaluation-set-error';
import { STAND_IN_SHORTFALLS } from './known-shortfalls';
import type { StoreKind } from './open-local-system';
import type { Part } from './question-set';
import { reportText } from './report-text';
import { TEXTS } from './texts';

/** What one deploys with no key of its own is called; a tenant that people do not ask. */
const DEFAULTS = { stack: 'Rag', region: REGIONS[0], tenant: 'evaluation' } as const;

const OPTIONS = {
  ...DATA,
  semantic: { type: 'boolean', default: false },
  store: { type: 'string' },
  dataset: { type: 'string' },
  part: { type: 'string' },
  aws: { type: 'boolean', default: false },
  stack: { type: 'string' },
  region: { type: 'string' },
  profile: { type: 'string' },
  tenant: { type: 'string' },
  yes: { type: 'boolean', default: false },
  clean: { type: 'boolean', default: false },
} as const;

const LOCAL_ALONE = ['semantic', 'store'] as const;
const DEPLOYED_ALONE = ['stack', 'region', 'profile', 'tenant', 'yes', 'clean'] as const;

export interface Printed {
  readonly exitCode: 0 | 1 | 2;
  readonly text: string;
}

export interface EvaluationServices {
  readonly open: (what: {
    readonly store: StoreKind;
    readonly semantic: boolean;
    readonly progress: (line: string) => void;
    readonly language: Language;
  }) => Promise<EvaluatedSystem>;
  /** @param profile - whose credentials; those that the system has without */
  readonly connect: (region: string, profile: string | undefined) => DeployedServices;
  readonly progress: (line: string) => void;
}

/** The questions, and how they are told of. */
interface Asking {
  readonly set: EvaluationSet;
  readonly part: Part | undefined;
  readonly json: boolean;
  readonly language: Language;
}

/** `npm run eval`, from its arguments to what it prints. */
export async function evaluationCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  services: EvaluationServices,
): Promise<Printed> {
  const command = readCommand(args, environment, OPTIONS, TEXTS);
  if ('told' in command) return command.told;
  const { values, language, refused } = command;
  const texts = TEXTS[language];

  const { semantic, store = 'pglite', dataset, part = dataset === undefined ? 'judge' : 'all', aws, json } = values;
  const misplaced = (aws ? LOCAL_ALONE : DEPLOYED_ALONE).find((option) => values[option]);
  if (misplaced) return refused(aws ? texts.notWithAws(misplaced) : texts.withAwsAlone(misplaced));
  if (store !== 'pglite' && store !== 'opensearch') return refused(texts.wrongStore(store));
  if (part !== 'tune' && part !== 'judge' && part !== 'all') return refused(texts.wrongPart(part));

  const folder = dataset ?? OWN_SET_DIRECTORY;
  let set: EvaluationSet;
  let cut: CutSet;
  try {
    set = readEvaluationSet(folder);
    cut = await cutSet(set, folder);
  } catch (error) {
    if (error instanceof EvaluationSetError) return { exitCode: 2, text: error.says[language] };
    throw error;
  }
  const asking: Asking = { set, part: part === 'all' ? undefined : part, json, language };
  if (!aws) {
    // Measured on those questions, and said of no others.
    const shortfalls = dataset === undefined && part === 'judge' ? STAND_IN_SHORTFALLS : {};
    return onThisMachine(asking, { store, semantic, shortfalls }, services);
  }
  const { stack, region, tenant } = { ...DEFAULTS, ...given(values) };
  const words = ['--aws', '--stack', stack, '--region', region, '--tenant', tenant, '--clean'];
  for (const name of ['dataset', 'profile'] as const) {
    const value = values[name];
    if (value !== undefined) words.push(`--${name}`, JSON.stringify(value));
  }
  const cleanCommand = `npm run --silent eval -- ${words.join(' ')}`;
  const { yes, clean, profile } = values;
  const run = { stack, region, tenant, part: asking.part, yes, clean, language, cleanCommand };
  return onAws(asking, cut, run, services.connect(region, profile), services.progress);
}

async function onThisMachine(
  { set, part, json, language }: Asking,
  { store, semantic, shortfalls }: { store: StoreKind; semantic: boolean; shortfalls: Shortfalls },
  { open, progress }: EvaluationServices,
): Promise<Printed> {
  const texts = TEXTS[language];
  progress(texts.starting);
  let system: EvaluatedSystem | undefined;
  try {
    system = await open({ store, semantic, progress, language });
    const evaluation = await evaluate(set, system, part, (done, of) => progress(texts.asked(done, of)));
    const { vectorsBy } = system;
    const about = { vectorsBy, store, part: part ?? 'all' };
    return printed(evaluation, { about, vectorsBy, shortfalls, notes: [], json, language }, progress);
  } catch (error) {
    // What to install is said in full sentences already.
    return {
      exitCode: 1,
      text: error instanceof LaptopError ? error.says[language] : texts.failed((error as Error).message),
    };
  } finally {
    await system?.close();
  }
}

async function onAws(
  { set, part, json, language }: Asking,
  cut: CutSet,
  run: DeployedRun,
  services: DeployedServices,
  say: (line: string) => void,
): Promise<Printed> {
  const texts = TEXTS[language];
  const asked = (done: number, of: number) => say(texts.asked(done, of));
  const outcome = await evaluateDeployed(set, cut, run, services, { say, asked });
  if (outcome.unmeasured) return outcome.unmeasured;
  const { vectorsBy, answersBy, usage, plan, ...evaluation } = outcome.result;
  const { stack, region, tenant } = run;
  const about = { stack, region, tenant, vectorsBy, answersBy, usage, plan, part: part ?? 'all' };
  const { answersBy: tellsAnswers, noLegs } = DEPLOYED_TEXTS[language];
  const notes = [tellsAnswers(answersBy, usage.inputTokens, usage.outputTokens), noLegs];
  // A real model has no excuse.
  const { exitCode, text } = printed(evaluation, { about, vectorsBy, shortfalls: {}, notes, json, language }, say);
  if (outcome.remark === undefined) return { exitCode, text };
  say(outcome.remark);
  return { exitCode: 1, text };
}

function printed(
  { report, asked, unplaced }: Evaluation,
  {
    about,
    vectorsBy,
    shortfalls,
    notes,
    json,
    language,
  }: {
    about: object;
    vectorsBy: string;
    shortfalls: Shortfalls;
    notes: readonly string[];
    json: boolean;
    language: Language;
  },
  progress: (line: string) => void,
): Printed {
  if (unplaced.length > 0) progress(TEXTS[language].unplaced(unplaced));
  const [broken, short] = [barsThat('broken', report, shortfalls), barsThat('short', report, shortfalls)];
  const text = json
    ? JSON.stringify({ ...about, broken, short, report, asked, unplaced })
    : reportText(report, { questions: asked.length, vectorsBy, shortfalls, notes }, language);
  return { exitCode: broken.length > 0 ? 1 : 0, text };
}

/** Options that somebody gave. */
function given(values: { readonly stack?: string; readonly region?: string; readonly tenant?: string }) {
  const { stack, region, tenant } = values;
  return { ...(stack && { stack }), ...(region && { region }), ...(tenant && { tenant }) };
}
