import { REGIONS } from '../../config/regions';
import { DATA, readCommand } from '../terminal/read-command';
import { type RedriveServices, redrive } from './redrive';
import { TEXTS } from './texts';

const OPTIONS = {
  ...DATA,
  stack: { type: 'string' },
  region: { type: 'string', default: REGIONS[0] },
  to: { type: 'string' },
  'max-per-second': { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
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
  const command = readCommand(args, environment, OPTIONS, TEXTS);
  if ('told' in command) return command.told;
  const { values, language, refused } = command;
  const texts = TEXTS[language];

  const { stack, region, to, 'max-per-second': rate } = values;
  if (!stack) return refused(texts.noStack);
  if (to !== undefined && !/^arn:[^:]+:sqs:[^:]+:\d{12}:.+$/.test(to)) return refused(texts.wrongTarget(to));
  if (rate !== undefined && !(/^\d{1,3}$/.test(rate) && Number(rate) >= 1 && Number(rate) <= 500)) {
    return refused(texts.wrongRate(rate));
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
