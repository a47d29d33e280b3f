import limit from 'p-limit';
import type { Language } from '../../config/sentence';
import { type Refusal, whyRefused } from '../account/why-refused';
import type { Ask, CallName } from './calls';
import type { Check, Place, Thing } from './check';
import { type Finding, findingOf, isDirt } from './finding';
import { FreeAllowance } from './free-allowance';
import { askingOnce, first } from './pages';
import { RegionContext } from './region-context';
import { GLOBAL_REGION, regionsOf } from './regions';

/** Calls that are made besides those of the checks. */
export const ACCOUNT_CALLS = [
  'sts:GetCallerIdentity',
  'iam:ListAccountAliases',
  'ec2:DescribeRegions',
  'cloudformation:DescribeStacks',
  'cloudformation:GetTemplate',
  'tag:GetResources',
] as const satisfies readonly CallName[];

export type Verdict = 'clean' | 'found' | 'unknown';

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
  /**
   * Things of a kind that has no check, so that nobody knows what they cost.
   * @default - none
   */
  readonly unchecked?: number;
  /** @default - the question was answered */
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

/** What a check saw in a region. */
interface Look {
  readonly check: Check;
  readonly region: string;
  readonly things: readonly Thing[];
  /** @default - it saw all there is */
  readonly error?: unknown;
  /** The service is not offered there, which is why it has no address. */
  readonly absent?: boolean;
}

/** So many checks are under way at once: AWS slows down whoever asks more. */
const AT_ONCE = 8;

/**
 * Looks at everything in the checks, and changes nothing.
 *
 * @throws NoRegionError, and whatever AWS throws when it does not say whose account it is: without that nothing can be told
 */
export async function survey(options: SurveyOptions): Promise<Survey> {
  const { checks, regions: wanted, language, progress } = options;
  // Tags tell of things that no check looks at, and who made those that one does.
  const ask = askingOnce('tag:GetResources', options.ask);
  const identity = await first(ask('sts:GetCallerIdentity', {}, GLOBAL_REGION));
  const account = identity?.Account ?? '';
  const [alias, regions] = await Promise.all([aliasOf(ask), regionsOf(ask, wanted)]);

  const places = checks.flatMap((check) =>
    (check.scope === 'global' ? [GLOBAL_REGION] : regions.asked).map((region) => ({ check, region })),
  );
  const turn = limit(AT_ONCE);
  let done = 0;
  const looks = await Promise.all(
    places.map(({ check, region }) =>
      turn(async () => {
        const seen = regions.notEnabled.includes(region)
          ? notEnabled(check, region)
          : await lookTwice(check, { region, account }, ask);
        progress(++done, places.length, region, check);
        return seen;
      }),
    ),
  );

  const found = looks.flatMap(({ check, region, things }) =>
    things.map((thing) => ({ check, thing, region: thing.region ?? region })),
  );
  const contexts = await contextsOf(new Set(found.map(({ region }) => region)), ask);
  const free = new FreeAllowance();
  const findings = await Promise.all(
    found.map(({ check, thing, region }) =>
      findingOf(check, region, free.take(check, thing), contexts.get(region)!, language),
    ),
  );

  const results = looks.map((seen) => resultOf(seen, findings));
  if ('refused' in regions && wanted === 'all') {
    results.push({ check: 'regions', verdict: 'unknown', found: 0, reason: reasonOf(regions.refused) });
  }
  return {
    account,
    identity: identity?.Arn ?? '',
    ...(alias && { alias }),
    regions: regions.asked,
    ...(regions.notLookedAt && { notLookedAt: regions.notLookedAt }),
    notEnabled: regions.notEnabled,
    results,
    findings,
    withoutTags: [...contexts].filter(([, { hasTags }]) => !hasTags).map(([region]) => region),
    verdict: verdictOf(results),
  };
}

/** A name that people gave the account, for the first line alone: who may not ask for it does without. */
async function aliasOf(ask: Ask): Promise<string | undefined> {
  try {
    return (await first(ask('iam:ListAccountAliases', {}, GLOBAL_REGION)))?.AccountAliases?.[0];
  } catch {
    return undefined;
  }
}

async function contextsOf(regions: Iterable<string>, ask: Ask): Promise<ReadonlyMap<string, RegionContext>> {
  const read = [...regions].map(async (region) => [region, await RegionContext.read(ask, region)] as const);
  return new Map(await Promise.all(read));
}

function notEnabled(check: Check, region: string): Look {
  const error = Object.assign(new Error(`${region} is not enabled`), { name: 'OptInRequired' });
  return { check, region, things: [], error };
}

/**
 * An address that does not exist means that the service is not offered there, or that names are looked up badly here. It is the
 * first only where nobody lists the service and its name is found elsewhere, by the same look-up.
 */
async function lookTwice(check: Check, place: Place, ask: Ask): Promise<Look> {
  const seen = await look(check, place, ask);
  if (!hasNoAddress(seen.error) || !check.offeredIn || check.offeredIn.includes(place.region)) return seen;
  const { error } = await look(check, { ...place, region: GLOBAL_REGION }, ask);
  return hasNoAddress(error) ? seen : { ...seen, absent: true };
}

async function look(check: Check, place: Place, ask: Ask): Promise<Look> {
  const { region } = place;
  const things: Thing[] = [];
  const narrow: Ask = (call, input, elsewhere = region) => {
    if (!check.calls.includes(call)) throw new Error(`The check ${check.id} asks ${call} and does not say so`);
    return ask(call, input, elsewhere);
  };
  try {
    for await (const thing of check.find(narrow, place)) things.push(thing);
    return { check, region, things };
  } catch (error) {
    return { check, region, things, error };
  }
}

/** The address does not exist at all, which no other reason looks like. */
function hasNoAddress(error: unknown): boolean {
  return (error as { readonly code?: string } | undefined)?.code === 'ENOTFOUND';
}

function resultOf({ check, region, error, absent }: Look, findings: readonly Finding[]): CheckResult {
  const isGlobal = check.scope === 'global';
  const own = findings.filter((finding) => finding.check === check.id && (isGlobal || finding.region === region));
  const found = own.filter(isDirt).length;
  const unchecked = own.filter(({ fate }) => fate === 'unchecked').length;
  const counted = { check: check.id, ...(!isGlobal && { region }), found, ...(unchecked > 0 && { unchecked }) };
  if (absent) return { ...counted, verdict: 'clean', absent };
  if (error) return { ...counted, verdict: 'unknown', reason: reasonOf(error) };
  return { ...counted, verdict: found > 0 ? 'found' : unchecked > 0 ? 'unknown' : 'clean' };
}

function reasonOf(error: unknown): Reason {
  return { refusal: whyRefused(error), message: (error as Error).message };
}

/** Something found is told even where something else is not known: it costs either way. */
function verdictOf(results: readonly CheckResult[]): Verdict {
  if (results.some(({ found }) => found > 0)) return 'found';
  return results.some(({ verdict }) => verdict === 'unknown') || results.length === 0 ? 'unknown' : 'clean';
}
