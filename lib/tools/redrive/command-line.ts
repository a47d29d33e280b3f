import { parseArgs } from 'node:util';
import { REGIONS } from '../../config/regions';
import type { Language } from '../../config/sentence';
import { systemLanguage } from '../terminal/system-language';
import { type RedriveServices, redrive } from './redrive';
import { TEXTS } from './texts';

const OPTIONS = {
  help: { type: 'boolean', short: 'h', default: false },
  stack: { type: 'string' },
  region: { type: 'string', default: REGIONS[0] },
  to: { type: 'string' },
  'max-per-second': { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  lang: { type: 'string' },
} as const;

export interface Printed {
  readonly exitCode: 0 | 1 | 2;
  readonly text: string;
}

/**
 * `npm run redrive`, from its arguments to what it prints.
 *
 * @param connect - makes the services of a region; nothing is asked before the arguments are right
 */
export async function redriveCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  connect: (region: string) => RedriveServices,
): Promise<Printed> {
  const fallback = systemLanguage(environment);
  const refused = (language: Language, problem: string): Printed => ({
    exitCode: 2,
    text: `${problem}\n\n${TEXTS[language].help}`,
  });
  let values: ReturnType<typeof parse>;
  try {
    values = parse(args);
  } catch (error) {
    return refused(fallback, (error as Error).message);
  }
  const language = values.lang ?? fallback;
  if (language !== 'en' && language !== 'ko') return refused(fallback, `--lang ${language}: en | ko`);
  const texts = TEXTS[language];
  if (values.help) return { exitCode: 0, text: texts.help };

  const { stack, region, to, 'max-per-second': rate } = values;
  if (!stack) return refused(language, texts.noStack);
  if (to !== undefined && !/^arn:[^:]+:sqs:[^:]+:\d{12}:.+$/.test(to)) return refused(language, texts.wrongTarget(to));
  if (rate !== undefined && !(/^\d{1,3}$/.test(rate) && Number(rate) >= 1 && Number(rate) <= 500)) {
    return refused(language, texts.wrongRate(rate));
  }

  const result = await redrive(
    {
      stack,
      region,
      dryRun: values['dry-run'],
      language,
      ...(to !== undefined && { to }),
      ...(rate !== undefined && { maxPerSecond: Number(rate) }),
    },
    connect(region),
  );
  const { exitCode, ...rest } = result;
  return { exitCode, text: values.json ? JSON.stringify({ stack, region, ...rest }) : result.message };
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS }).values;
}
