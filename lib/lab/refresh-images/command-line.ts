import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REGIONS } from '../../config/regions';
import { readCommand } from '../../tools/terminal/read-command';
import { publicParametersOf } from '../adapters/list-public-parameters';
import { type RefreshResult, refreshImages } from './refresh-images';
import { TEXTS } from './texts';

const OPTIONS = {
  region: { type: 'string', default: REGIONS[0] },
  'dry-run': { type: 'boolean', default: false },
} as const;

const IMAGES_FILE = join(__dirname, '..', 'images.ts');

/** `npm run refresh-images`, from its arguments to what it prints. */
export async function refreshImagesCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<RefreshResult> {
  const command = readCommand(args, environment, OPTIONS, TEXTS);
  if ('told' in command) return { exitCode: command.told.exitCode, message: command.told.text };
  const { values, language } = command;
  return refreshImages({
    region: values.region,
    dryRun: values['dry-run'],
    language,
    listParameters: publicParametersOf(values.region),
    readSource: () => readFileSync(IMAGES_FILE, 'utf8'),
    writeSource: (text) => writeFileSync(IMAGES_FILE, text),
  });
}
