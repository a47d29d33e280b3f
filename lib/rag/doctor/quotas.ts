import type { Sentence } from '../../config/sentence';
import { askSettings } from '../domain/ask-settings';
import type { ModelAccess } from '../domain/model-offers';
import { WHOLE_LIMITS } from '../domain/time-limits';
import type { RagSettings } from '../settings';
import type { AccountQuestions, Quota } from './account-questions';
import { type Judged, ok, problem, unknown } from './finding';

const { mostSourceTokens, maxTokens } = askSettings(WHOLE_LIMITS);
/** Bedrock sets all of them aside when a question begins. */
const QUESTION_TOKENS = mostSourceTokens + maxTokens;
/** Two that read documents and one that changes them; one each that asks and searches, where no server does. */
const FUNCTIONS_AT_ONCE = { lambda: 5, ec2: 3 } as const;
/** Two of a server, two of the machine that is the way out or of a second server, and two of one that takes another's place. */
const SERVER_CPUS = 6;

const RAISE = (service: string, region: string): Sentence => ({
  en: `Ask for more: Service Quotas > AWS services > ${service}, in ${region}`,
  ko: `${region} 리전의 Service Quotas > AWS 서비스 > ${service}에서 할당량 증가를 요청하세요`,
});

/** What is said of a number that AWS holds an account to. */
interface QuotaWords {
  /** Where AWS did not say how much it is. */
  readonly unsaid: Sentence;
  readonly enough: (found: number) => Sentence;
  readonly tooLittle: (found: number) => Sentence;
  readonly remedy: Sentence;
  /** @default remedy */
  readonly remedyOfUnsaid?: Sentence;
}

function atLeast(wanted: number, found: number | undefined, words: QuotaWords): Judged {
  if (found === undefined) return unknown(words.unsaid, words.remedyOfUnsaid ?? words.remedy);
  return found >= wanted ? ok(words.enough(found)) : problem(words.tooLittle(found), words.remedy);
}

/** Whether functions may run side by side: a new account is given ten at once. */
export async function functionsAtOnce(
  compute: RagSettings['compute'],
  region: string,
  { unreservedFunctions }: Pick<AccountQuestions, 'unreservedFunctions'>,
): Promise<Judged> {
  const wanted = FUNCTIONS_AT_ONCE[compute];
  return atLeast(wanted, await unreservedFunctions(), {
    unsaid: {
      en: 'Lambda did not say how many functions may run at once',
      ko: 'Lambda가 동시 실행 한도를 답하지 않았습니다',
    },
    enough: (free) => ({ en: `${free} functions may run at once`, ko: `함수를 동시에 ${free}개 실행할 수 있습니다` }),
    tooLittle: (free) => ({
      en: `${free} functions may run at once, and the stack alone wants ${wanted}`,
      ko: `동시에 실행할 수 있는 함수가 ${free}개입니다. 이 스택만 해도 ${wanted}개가 필요합니다`,
    }),
    remedy: RAISE('AWS Lambda', region),
  });
}

/** Whether a model may be asked as often, and for as much, as a question takes. */
export async function modelQuota(
  model: ModelAccess,
  region: string,
  { quotas }: Pick<AccountQuestions, 'quotas'>,
): Promise<Judged> {
  const named = (await quotas('bedrock')).filter(({ name }) => isOf(name, model));
  const inMinute = (what: 'tokens' | 'requests') =>
    leastOf(named.filter(({ name }) => new RegExp(`${what} per minute`, 'i').test(name)));
  const [tokens, requests] = [inMinute('tokens'), inMinute('requests')];
  if (tokens === undefined && requests === undefined) {
    return unknown(
      {
        en: 'Service Quotas names no tokens or requests a minute that are surely of this model',
        ko: 'Service Quotas에서 이 모델의 분당 토큰이나 요청 할당량을 확실히 찾지 못했습니다',
      },
      {
        en: `Look at Service Quotas > AWS services > Amazon Bedrock, in ${region}: a question takes ${QUESTION_TOKENS} tokens`,
        ko: `${region} 리전의 Service Quotas > AWS 서비스 > Amazon Bedrock에서 확인하세요. 질문 하나에 토큰 ${QUESTION_TOKENS}개가 필요합니다`,
      },
    );
  }
  const told = [
    ...(tokens === undefined ? [] : [{ en: `${tokens} tokens a minute`, ko: `분당 토큰 ${tokens}개` }]),
    ...(requests === undefined ? [] : [{ en: `${requests} requests a minute`, ko: `분당 요청 ${requests}개` }]),
  ];
  const says = { en: told.map(({ en }) => en).join(', '), ko: told.map(({ ko }) => ko).join(', ') };
  return (tokens ?? QUESTION_TOKENS) >= QUESTION_TOKENS && (requests ?? 1) >= 1
    ? ok(says)
    : problem(
        {
          en: `${says.en}: too little for one question, which takes ${QUESTION_TOKENS} tokens`,
          ko: `${says.ko}: 토큰 ${QUESTION_TOKENS}개가 드는 질문 하나에도 모자랍니다`,
        },
        RAISE('Amazon Bedrock', region),
      );
}

/** Whether collections may have as many compute units as the stack lets them have, for searching and for writing. */
export async function computeUnits(
  maxOcu: number,
  region: string,
  { quotas }: Pick<AccountQuestions, 'quotas'>,
): Promise<Judged> {
  const service = 'Amazon OpenSearch Serverless';
  const raise = RAISE(service, region);
  return atLeast(maxOcu, leastOf((await quotas('aoss')).filter(({ name }) => /\bOCUs?\b/i.test(name))), {
    unsaid: {
      en: 'Service Quotas names no compute units (OCU) of collections here',
      ko: 'Service Quotas에 이 리전의 컬렉션 컴퓨팅 유닛(OCU) 할당량이 없습니다',
    },
    remedyOfUnsaid: {
      en: `Deploy. Where the group of collections is refused over its capacity, look at Service Quotas > AWS services > ${service}, in ${region}`,
      ko: `배포해 보세요. 컬렉션 그룹이 용량 때문에 거절되면 ${region} 리전의 Service Quotas > AWS 서비스 > ${service}를 확인하세요`,
    },
    enough: (units) => ({ en: `${units} compute units (OCU) at least`, ko: `컴퓨팅 유닛(OCU) ${units}개 이상` }),
    tooLittle: (units) => ({
      en: `${units} compute units (OCU), and rag.maxOcu is ${maxOcu}`,
      ko: `컴퓨팅 유닛(OCU)이 ${units}개인데 rag.maxOcu는 ${maxOcu}입니다`,
    }),
    remedy: {
      en: `${raise.en}; or a smaller -c rag.maxOcu=`,
      ko: `${raise.ko}. 아니면 -c rag.maxOcu= 값을 줄이세요`,
    },
  });
}

/** Whether servers may run, and one more while a release takes the place of the former. */
export async function serverCpus(region: string, { quotas }: Pick<AccountQuestions, 'quotas'>): Promise<Judged> {
  const standard = (await quotas('ec2')).filter(({ name }) => /^Running On-Demand Standard\b/i.test(name));
  return atLeast(SERVER_CPUS, leastOf(standard), {
    unsaid: {
      en: 'Service Quotas did not say how many vCPUs instances may have',
      ko: 'Service Quotas가 인스턴스의 vCPU 할당량을 답하지 않았습니다',
    },
    enough: (cpus) => ({ en: `instances may have ${cpus} vCPUs`, ko: `인스턴스에 vCPU ${cpus}개를 쓸 수 있습니다` }),
    tooLittle: (cpus) => ({
      en: `instances may have ${cpus} vCPUs, and a release of the servers takes ${SERVER_CPUS}`,
      ko: `인스턴스에 쓸 수 있는 vCPU가 ${cpus}개인데 서버를 교체하는 동안 ${SERVER_CPUS}개가 필요합니다`,
    }),
    remedy: RAISE('Amazon EC2', region),
  });
}

function leastOf(quotas: readonly Quota[]): number | undefined {
  return quotas.length > 0 ? Math.min(...quotas.map(({ value }) => value)) : undefined;
}

/** Quotas are named by people: "Global cross-region model inference tokens per minute for Anthropic Claude Haiku 4.5". */
function isOf(name: string, { modelId, profile }: ModelAccess): boolean {
  const way = !profile ? /^on-demand/i : profile.id.startsWith('global.') ? /^global cross-region/i : /^cross-region/i;
  const about = name.split(/ per minute for /i)[1];
  // A longer context has quotas of its own, and a smaller name may be the beginning of a longer one.
  if (!about || !way.test(name) || /context/i.test(about)) return false;
  const left = wordsOf(about);
  return wordsOf(modelId.replace(/:\d+$/, '')).every((word) => {
    const at = left.findIndex((each) => each === word || (/^[a-z]/.test(word) && each.startsWith(word)));
    if (at !== -1) left.splice(at, 1);
    return at !== -1;
  });
}

function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[a-z]+|\d+/g) ?? []).filter((word) => word !== 'v');
}
