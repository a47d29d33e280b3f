import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { REGIONS } from '../../config/regions';
import { systemLanguage } from '../../tools/terminal/system-language';
import { publicParametersOf } from '../adapters/list-public-parameters';
import { type RefreshResult, refreshImages } from './refresh-images';
import { TEXTS } from './texts';

const IMAGES_FILE = join(__dirname, '..', 'images.ts');

/** `npm run refresh-images`, from its arguments to what it prints. */
export async function refreshImagesCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<RefreshResult> {
  const fallback = systemLanguage(environment);
  let values: { help?: boolean; region: string; 'dry-run': boolean; lang: string };
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h' },
        region: { type: 'string', default: REGIONS[0] },
        'dry-run': { type: 'boolean', default: false },
        lang: { type: 'string', default: fallback },
      },
    }));
  } catch (error) {
    return { exitCode: 2, message: `${(error as Error).message}\n\n${TEXTS[fallback].help}` };
  }
  if (values.lang !== 'en' && values.lang !== 'ko') {
    return { exitCode: 2, message: `--lang ${values.lang}: en | ko\n\n${TEXTS[fallback].help}` };
  }
  if (values.help) return { exitCode: 0, message: TEXTS[values.lang].help };

  return refreshImages({
    region: values.region,
    dryRun: values['dry-run'],
    language: values.lang,
    listParameters: publicParametersOf(values.region),
    readSource: () => readFileSync(IMAGES_FILE, 'utf8'),
    writeSource: (text) => writeFileSync(IMAGES_FILE, text),
  });
}
