import { ConfigError } from '../../config/config-error';
import type { Language } from '../../config/sentence';
import { REMEDIES, whyRefused } from '../../tools/account/why-refused';
import { DATA, readCommand } from '../../tools/terminal/read-command';
import { readContext } from '../../tools/terminal/read-context';
import type { AccountQuestions } from './account-questions';
import { type Examined, examine } from './examine';
import type { Finding, FindingState } from './finding';
import { TEXTS } from './texts';

/** What the command prints, and how it ends. A result goes to the output, a refusal to the errors. */
export interface Printed {
  readonly exitCode: 0 | 1 | 2;
  readonly text: string;
  readonly refused: boolean;
}

export interface DoctorServices {
  /**
   * What would be deployed with these keys of `-c`.
   *
   * @throws ConfigError for what is wrong with them
   */
  readonly chosen: (context: Readonly<Record<string, string>>) => Examined;
  /** Opens the way to AWS; nothing is asked before the arguments are right. */
  readonly connect: (region: string) => AccountQuestions;
}

const OPTIONS = { ...DATA, context: { type: 'string', short: 'c', multiple: true } } as const;

const EXIT_CODES: Readonly<Record<FindingState, Printed['exitCode']>> = { ok: 0, problem: 1, unknown: 2 };

/** Form of `--json`. What is in it stays; whatever changes its meaning gets the next number. */
const JSON_VERSION = 1;

/** `npm run doctor`, from its arguments to what it prints. */
export async function doctorCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  { chosen, connect }: DoctorServices,
): Promise<Printed> {
  const command = readCommand(args, environment, OPTIONS, TEXTS);
  if ('told' in command) return { ...command.told, refused: command.told.exitCode !== 0 };
  const { values, language } = command;
  const texts = TEXTS[language];
  const read = readContext(values.context ?? [], '-c');
  if (read.fault) return { ...command.refused(read.fault), refused: true };
  let examined: Examined;
  try {
    examined = chosen(read.context);
  } catch (error) {
    if (error instanceof ConfigError) return { exitCode: 2, text: error.in(language), refused: true };
    throw error;
  }
  const { region } = examined;
  const account = connect(region);
  let caller: Awaited<ReturnType<AccountQuestions['whoAmI']>>;
  try {
    caller = await account.whoAmI();
  } catch (error) {
    const { message } = error as Error;
    const remedy = REMEDIES[language][whyRefused(error)](region);
    const verdict = { version: JSON_VERSION, verdict: 'unknown', region, reason: message, remedy };
    return values.json
      ? { exitCode: 2, text: json(verdict), refused: false }
      : { exitCode: 2, text: texts.nobody(message, remedy), refused: true };
  }
  const findings = [identity(caller.arn), ...(await examine(examined, account, caller.account))];
  const verdict = verdictOf(findings);
  const said = findings.map(({ says, remedy, ...rest }) => ({
    ...rest,
    says: says[language],
    ...(remedy && { remedy: remedy[language] }),
  }));
  return {
    exitCode: EXIT_CODES[verdict],
    text: values.json
      ? json({ version: JSON_VERSION, verdict, region, ...caller, findings: said })
      : reportOf({ region, ...caller }, findings, language),
    refused: false,
  };
}

/** A problem is one whatever else is not known. */
function verdictOf(findings: readonly Finding[]): FindingState {
  const states = findings.map(({ state }) => state);
  return (['problem', 'unknown'] as const).find((state) => states.includes(state)) ?? 'ok';
}

function identity(arn: string): Finding {
  const about = arn.split(':').slice(5).join(':');
  return arn.endsWith(':root')
    ? {
        check: 'identity',
        about,
        state: 'problem',
        says: { en: 'you are signed in as the root user', ko: '루트 사용자로 로그인했습니다' },
        remedy: {
          en: 'Sign in as an administrator who is not root (IAM Identity Center, or an IAM user)',
          ko: '루트가 아닌 관리자(IAM Identity Center나 IAM 사용자)로 로그인하세요',
        },
      }
    : { check: 'identity', about, state: 'ok', says: { en: 'signed in', ko: '로그인했습니다' } };
}

function reportOf(
  { region, account }: { readonly region: string; readonly account: string },
  findings: readonly Finding[],
  language: Language,
): string {
  const texts = TEXTS[language];
  const counted = (state: FindingState) => findings.filter((finding) => finding.state === state).length;
  return [
    texts.asked(account, region),
    '',
    ...findings.flatMap(({ check, about, state, says, remedy }) => [
      `${texts.states[state]}  ${texts.checks[check]} ${about}: ${says[language]}`,
      ...(remedy ? [`    ${remedy[language]}`] : []),
    ]),
    '',
    texts.notAsked,
    texts.verdicts[verdictOf(findings)](counted('problem'), counted('unknown'), findings.length),
  ].join('\n');
}

function json(value: object): string {
  return JSON.stringify(value, null, 2);
}
