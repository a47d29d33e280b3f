import { REGIONS } from '../../config/regions';
import { DATA, readCommand } from '../terminal/read-command';
import { type Load, type LoadServices, load } from './load';
import { isOwnAddress } from './own-address';
import { TEXTS } from './texts';

/** Target tracking wants some minutes above its target, and a new server some more: ten show one come. */
const DEFAULT_MINUTES = '10';
const MOST_MINUTES = 30;
/** Of a lesson's two servers, each is asked more than its target of ten a second by far. */
const DEFAULT_RATE = '50';
/** What one small computer sends without being the slowest part. With the minutes it is 360,000 requests, which CloudFront has free every month. */
const MOST_RATE = 200;

const OPTIONS = {
  ...DATA,
  stack: { type: 'string' },
  region: { type: 'string', default: REGIONS[0] },
  url: { type: 'string' },
  minutes: { type: 'string', default: DEFAULT_MINUTES },
  rate: { type: 'string', default: DEFAULT_RATE },
} as const;

export interface Printed {
  readonly exitCode: 0 | 1 | 2;
  readonly text: string;
}

/**
 * `npm run load`, from its arguments to what it prints.
 *
 * @param connect - makes the services of a region; nothing is asked before the arguments are right
 */
export async function loadCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  connect: (region: string) => LoadServices,
): Promise<Printed> {
  const command = readCommand(args, environment, OPTIONS, TEXTS);
  if ('told' in command) return command.told;
  const { values, language, refused } = command;
  const texts = TEXTS[language];

  const { stack, region, url, minutes, rate } = values;
  if (stack && url !== undefined) return refused(texts.twoTargets);
  if (!stack && url === undefined) return refused(texts.noTarget);
  if (url !== undefined && !isOwnAddress(url)) return refused(texts.wrongUrl(url));
  if (!(/^\d{1,2}(\.\d{1,3})?$/.test(minutes) && Number(minutes) > 0 && Number(minutes) <= MOST_MINUTES)) {
    return refused(texts.wrongMinutes(minutes));
  }
  if (!(/^\d{1,3}$/.test(rate) && Number(rate) >= 1 && Number(rate) <= MOST_RATE)) {
    return refused(texts.wrongRate(rate));
  }

  const at: Load['at'] = url === undefined ? { stack: stack!, region } : { url };
  const result = await load({ at, minutes: Number(minutes), rate: Number(rate), language }, connect(region));
  const { exitCode, ...rest } = result;
  return { exitCode, text: values.json ? JSON.stringify({ ...at, ...rest }) : result.message };
}
