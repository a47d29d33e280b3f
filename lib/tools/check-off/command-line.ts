import { REGIONS } from '../../config/regions';
import { nearest } from '../../config/spelling';
import { REMEDIES, whyRefused } from '../account/why-refused';
import { PRICES_COLLECTED } from '../prices/price-list';
import type { Progress } from '../terminal/progress';
import { counted } from '../terminal/progress-words';
import { DATA, readCommand } from '../terminal/read-command';
import type { Ask } from './calls';
import type { Check } from './check';
import { EVERY_CHECK } from './checks/every-check';
import { kindsText } from './kinds';
import { shippedPolicy } from './policy';
import { GLOBAL_REGION, NoRegionError } from './regions';
import { reportOf, totalOf } from './report';
import { type Survey, survey, type Verdict } from './survey';
import { TEXTS } from './texts';

/** What the command prints, and how it ends. A result goes to the output, a refusal to the errors. */
export interface Printed {
  readonly exitCode: 0 | 1 | 2;
  readonly text: string;
  readonly refused: boolean;
}

export interface Surroundings {
  /** Opens the way to AWS; nothing is asked before the arguments are right. */
  readonly connect: (region: string) => Ask;
  readonly progress: Progress;
  /** @default - all there are */
  readonly checks?: readonly Check[];
}

const OPTIONS = {
  ...DATA,
  region: { type: 'string', multiple: true },
  kinds: { type: 'boolean', default: false },
  policy: { type: 'boolean', default: false },
} as const;

const EXIT_CODES: Readonly<Record<Verdict, Printed['exitCode']>> = { clean: 0, found: 1, unknown: 2 };

/** Form of `--json`. What is in it stays; whatever changes its meaning gets the next number. */
const JSON_VERSION = 1;

/** `npm run check-off`, from its arguments to what it prints. */
export async function checkOffCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  { connect, progress, checks = EVERY_CHECK }: Surroundings,
): Promise<Printed> {
  const command = readCommand(args, environment, OPTIONS, TEXTS, true);
  if ('told' in command) return { ...command.told, refused: command.told.exitCode !== 0 };
  const { values, positionals, language } = command;
  const refuse = (problem: string): Printed => ({ ...command.refused(problem), refused: true });
  const texts = TEXTS[language];
  if (values.kinds) return { exitCode: 0, text: kindsText(checks, language), refused: false };
  if (values.policy) return { exitCode: 0, text: shippedPolicy(), refused: false };
  if (positionals[0] !== undefined) return refuse(texts.noArgument(positionals[0]));

  const asked = (values.region ?? [...REGIONS]).flatMap((names) => names.split(',')).map((name) => name.trim());
  const malformed = asked.find((name) => !/^[a-z0-9-]+$/.test(name));
  if (malformed !== undefined) return refuse(texts.noRegion(malformed, nearest(malformed, REGIONS)));
  try {
    const found = await survey({
      ask: connect(GLOBAL_REGION),
      checks,
      regions: asked.includes('all') ? 'all' : asked,
      language,
      progress: (done, of, region, { title }) => progress.show(counted(done, of, `${region} ${title[language]}`)),
    });
    progress.end();
    return {
      exitCode: EXIT_CODES[found.verdict],
      text: values.json ? jsonOf(found) : reportOf(found, checks, language),
      refused: false,
    };
  } catch (error) {
    progress.end();
    if (error instanceof NoRegionError) {
      return refuse(texts.noRegion(error.region, nearest(error.region, error.known)));
    }
    const refusal = whyRefused(error);
    const message = (error as Error).message;
    if (values.json) {
      const reason = { refusal, message };
      return { exitCode: 2, text: json({ version: JSON_VERSION, verdict: 'unknown', reason }), refused: false };
    }
    const words = [texts.noAccount(message), REMEDIES[language][refusal](GLOBAL_REGION), texts.nothingAsked];
    return { exitCode: 2, text: words.join('\n'), refused: true };
  }
}

function jsonOf({ findings, ...rest }: Survey): string {
  return json({
    version: JSON_VERSION,
    prices: { currency: 'USD', tax: 'excluded', collected: PRICES_COLLECTED },
    total: totalOf({ findings, ...rest }),
    ...rest,
    findings,
  });
}

function json(value: object): string {
  return JSON.stringify(value, null, 2);
}
