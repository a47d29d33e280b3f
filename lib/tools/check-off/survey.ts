import limit from 'p-limit';
import type { Language } from '../../config/sentence';
import { type Refusal, whyRefused } from '../account/why-refused';
import { type Cost, costOf } from '../prices/cost';
import type { Ask, CallName } from './calls';
import { type Check, type Fate, type Place, type Thing, tagsOf } from './check';
import { isBootstrap, type Maker, makerOf } from './maker';

/** Services without a region answer here, and so does what is asked about the account. */
export const GLOBAL_REGION = 'us-east-1';

/** Calls that are made besides those of the checks. */
export const ACCOUNT_CALLS = [
  'sts:GetCallerIdentity',
  'iam:ListAccountAliases',
  'ec2:DescribeRegions',
  'cloudformation:DescribeStacks',
  'tag:GetResources',
] as const satisfies readonly CallName[];

export type Verdict = 'clean' | 'found' | 'unknown';

/** A thing as it was found, with all that is known of it. */
export interface Finding {
  readonly check: string;
  readonly region: string;
  readonly id: string;
  readonly name?: string;
  readonly state?: string;
  readonly note?: string;
  readonly fate: Fate;
  readonly madeBy: Maker;
  readonly cost: Cost;
  /** US dollars a month at most, where only that is known. */
  readonly atMostPerMonth?: number;
  /** What removes it: commands, one after the other. */
  readonly remove: readonly string[];
  /** The stack that stands and takes it along. */
  readonly goesWithStack?: string;
}

/** Why a question has no answer. */
export interface Reason {
  readonly refusal: Refusal;
  /** AWS's own words. */
  readonly message: string;
}

export interface CheckResult {
  readonly check: string;
  /** @default - a service without a region */
  readonly region?: string;
  readonly verdict: Verdict;
  /** Things that make it dirty: not those that go by themselves or are meant to stay. */
  readonly found: number;
  readonly reason?: Reason;
  /** The service is not offered there. */
  readonly absent?: true;
}

/** What was seen of an account. Things that stand are in `findings`, also where a question was answered in part only. */
export interface Survey {
  readonly account: string;
  readonly identity: string;
  readonly alias?: string;
  readonly regions: readonly string[];
  /** Enabled regions that nobody looked at; undefined when AWS did not say which there are. */
  readonly notLookedAt?: readonly string[];
  readonly notEnabled: readonly string[];
  readonly results: readonly CheckResult[];
  readonly findings: readonly Finding[];
  /** Regions where tags could not be read, so that nobody knows who made what. */
  readonly withoutTags: readonly string[];
  readonly verdict: Verdict;
}

export interface SurveyOptions {
  readonly ask: Ask;
  readonly checks: readonly Check[];
  /** Names of regions, or all that are enabled. */
  readonly regions: readonly string[] | 'all';
  readonly language: Language;
  /** Told after each answer. */
  readonly progress: (done: number, of: number, region: string, check: Check) => void;
}

/** So many checks are under way at once: AWS slows down whoever asks more. */
const AT_ONCE = 8;

/** A name of a region that AWS does not know. */
export class NoRegionError extends Error {
  constructor(
    readonly region: string,
    readonly known: readonly string[],
  ) {
    super(`${region} is no region`);
  }
}

/**
 * Looks at everything in the checks, and changes nothing.
 *
 * @throws NoRegionError, and whatever AWS throws when it does not say whose account it is: without that nothing can be told
 */
export async function survey({ ask, checks, regions: asked, language, progress }: SurveyOptions): Promise<Survey> {
  const identity = await first(ask('sts:GetCallerIdentity', {}, GLOBAL_REGION));
  const account = identity?.Account ?? '';
  const [alias, known] = await Promise.all([
    first(ask('iam:ListAccountAliases', {}, GLOBAL_REGION)).then(
      (page) => page?.AccountAliases?.[0],
      () => undefined,
    ),
    regionsOf(ask, asked),
  ]);
  const regions = asked === 'all' ? known.enabled : [...new Set(asked)];
  const wrong = 'refused' in known ? undefined : regions.find((name) => !known.every.includes(name));
  if (wrong) throw new NoRegionError(wrong, known.every);

  const contexts = new Map<string, Promise<Context>>();
  const contextOf = (region: string) => {
    const context = contexts.get(region) ?? contextIn(ask, region);
    contexts.set(region, context);
    return context;
  };

  const places = checks.flatMap((check) =>
    check.scope === 'global' ? [{ check, region: GLOBAL_REGION }] : regions.map((region) => ({ check, region })),
  );
  const turn = limit(AT_ONCE);
  let done = 0;
  const looked = await Promise.all(
    places.map(({ check, region }) =>
      turn(async () => {
        const result = known.notEnabled.includes(region)
          ? { things: [], error: Object.assign(new Error(`${region} is not enabled`), { name: 'OptInRequired' }) }
          : await look(check, { region, account }, ask);
        progress(++done, places.length, region, check);
        return { check, region, ...result };
      }),
    ),
  );

  const free = new Map(checks.map(({ id, free: [, count] = ['', 0] }) => [id, count]));
  const findings: Finding[] = [];
  for (const { check, region, things } of looked) {
    for (const thing of things) {
      const left = free.get(check.id) ?? 0;
      const [[item, quantity] = ['', 0]] = thing.cost ?? [];
      const isFree = item === check.free?.[0] && quantity <= left;
      if (isFree) free.set(check.id, left - quantity);
      const at = thing.region ?? region;
      findings.push(findingOf(check, at, isFree ? asFree(thing, check) : thing, await contextOf(at), language));
    }
  }

  const answered = new Set(looked.filter(({ error }) => !error).map(({ region }) => region));
  const results = looked.map(({ check, region, error }): CheckResult => {
    const found = findings.filter((one) => one.check === check.id && isDirt(one) && isOf(one, check, region)).length;
    const where = check.scope === 'region' ? { region } : {};
    if (!error) return { check: check.id, ...where, verdict: found > 0 ? 'found' : 'clean', found };
    if (check.somewhere && answered.has(region) && hasNoAddress(error)) {
      return { check: check.id, ...where, verdict: 'clean', found, absent: true };
    }
    const reason = { refusal: whyRefused(error), message: (error as Error).message };
    return { check: check.id, ...where, verdict: 'unknown', found, reason };
  });
  if ('refused' in known && asked === 'all') results.push(regionsUnknown(known.refused));

  const contextsRead = await Promise.all(
    [...contexts].map(async ([region, context]) => ({ region, ...(await context) })),
  );
  return {
    account,
    identity: identity?.Arn ?? '',
    ...(alias && { alias }),
    regions,
    ...(!('refused' in known) && { notLookedAt: known.enabled.filter((name) => !regions.includes(name)) }),
    notEnabled: known.notEnabled,
    results,
    findings,
    withoutTags: contextsRead.filter(({ tags }) => !tags).map(({ region }) => region),
    verdict: verdictOf(results),
  };
}

/** Something found is told even where something else is not known: it costs either way. */
function verdictOf(results: readonly CheckResult[]): Verdict {
  if (results.some(({ found }) => found > 0)) return 'found';
  return results.some(({ verdict }) => verdict === 'unknown') || results.length === 0 ? 'unknown' : 'clean';
}

/** What goes by itself or is meant to stay makes nothing dirty. */
export function isDirt({ fate }: Finding): boolean {
  return fate !== 'going' && fate !== 'kept';
}

function isOf(finding: Finding, { scope }: Check, region: string): boolean {
  return scope === 'global' || finding.region === region;
}

interface Regions {
  readonly every: readonly string[];
  readonly enabled: readonly string[];
  readonly notEnabled: readonly string[];
  readonly refused?: unknown;
}

async function regionsOf(ask: Ask, asked: readonly string[] | 'all'): Promise<Regions> {
  try {
    const page = await first(ask('ec2:DescribeRegions', { AllRegions: true }, GLOBAL_REGION));
    const every = (page?.Regions ?? []).map(({ RegionName = '', OptInStatus }) => ({ RegionName, OptInStatus }));
    const isOff = ({ OptInStatus }: { OptInStatus: string | undefined }) => OptInStatus === 'not-opted-in';
    return {
      every: every.map(({ RegionName }) => RegionName).sort(),
      enabled: every
        .filter((one) => !isOff(one))
        .map(({ RegionName }) => RegionName)
        .sort(),
      notEnabled: every
        .filter(isOff)
        .map(({ RegionName }) => RegionName)
        .sort(),
    };
  } catch (refused) {
    const named = asked === 'all' ? [GLOBAL_REGION] : asked;
    return { every: named, enabled: named, notEnabled: [], refused };
  }
}

function regionsUnknown(error: unknown): CheckResult {
  const reason = { refusal: whyRefused(error), message: (error as Error).message };
  return { check: 'regions', verdict: 'unknown', found: 0, reason };
}

/** What is known of a region besides the things in it. */
interface Context {
  /** Tags by ARN; undefined when they could not be read. */
  readonly tags?: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** Stacks that stand. */
  readonly stacks: ReadonlySet<string>;
}

async function contextIn(ask: Ask, region: string): Promise<Context> {
  const tags = new Map<string, Readonly<Record<string, string>>>();
  const stacks = new Set<string>();
  const [read] = await Promise.allSettled([
    each(ask('tag:GetResources', { ResourcesPerPage: 100 }, region), ({ ResourceTagMappingList = [] }) => {
      for (const { ResourceARN = '', Tags } of ResourceTagMappingList) tags.set(bare(ResourceARN), tagsOf(Tags));
    }),
    each(ask('cloudformation:DescribeStacks', {}, region), ({ Stacks = [] }) => {
      for (const { StackName = '' } of Stacks) stacks.add(StackName);
    }),
  ]);
  return { stacks, ...(read.status === 'fulfilled' && { tags }) };
}

/** A log group is told of with and without the star that stands for its streams. */
function bare(arn: string): string {
  return arn.replace(/:\*$/, '');
}

async function look(check: Check, place: Place, ask: Ask): Promise<{ things: readonly Thing[]; error?: unknown }> {
  const things: Thing[] = [];
  const narrow: Ask = (call, input, region = place.region) => {
    if (!check.calls.includes(call)) throw new Error(`The check ${check.id} asks ${call} and does not say so`);
    return ask(call, input, region);
  };
  try {
    for await (const thing of check.find(narrow, place)) things.push(thing);
    return { things };
  } catch (error) {
    return { things, error };
  }
}

function findingOf(check: Check, region: string, thing: Thing, context: Context, language: Language): Finding {
  const { id, name, state, note, fate, cost = [], ceiling, remove } = thing;
  const tags = thing.tags ?? (thing.arn && context.tags ? (context.tags.get(bare(thing.arn)) ?? {}) : undefined);
  // A thing without an ARN is not in the list of tags: nobody knows more of it than its name.
  const madeBy = makerOf(tags);
  const stack = 'stack' in madeBy ? madeBy.stack : undefined;
  const stands = stack !== undefined && context.stacks.has(stack) && check.id !== 'stacks';
  const known = costOf(ceiling ? [...cost, ...ceiling.map(([item]) => [item, Number.NaN] as const)] : cost, region);
  const most = ceiling && costOf(ceiling, region);
  return {
    check: check.id,
    region,
    id,
    ...(name && name !== id && { name }),
    ...(state && { state }),
    ...(note && { note: note[language] }),
    fate: fate !== 'going' && isBootstrap(id, madeBy) ? 'kept' : fate,
    madeBy,
    cost: known,
    ...(most && most.unknown.length === 0 && { atMostPerMonth: most.perMonth }),
    remove: remove.map((line) => `${line} --region ${region}`),
    ...(stands && { goesWithStack: stack }),
  };
}

function asFree(thing: Thing, { free: [, count] = ['', 0] }: Check): Thing {
  return {
    ...thing,
    fate: 'kept',
    cost: [],
    note: { en: `one of the ${count} that cost nothing`, ko: `무료 ${count}개에 들어갑니다` },
  };
}

/** The address does not exist at all, which no other reason looks like. */
function hasNoAddress(error: unknown): boolean {
  return (error as { readonly code?: string }).code === 'ENOTFOUND';
}

async function first<Page>(pages: AsyncIterable<Page>): Promise<Page | undefined> {
  for await (const page of pages) return page;
  return undefined;
}

async function each<Page>(pages: AsyncIterable<Page>, see: (page: Page) => void): Promise<void> {
  for await (const page of pages) see(page);
}
