import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { noPattern } from '../../config/no-pattern';
import { PATTERNS } from '../../config/patterns';
import { didYouMean } from '../../config/problems';
import type { Language } from '../../config/sentence';
import { nearest } from '../../config/spelling';
import { systemLanguage } from '../terminal/system-language';
import { cutLock } from './cut-lock';
import { openRepository } from './repository';
import { RefusedError, type Taken, take } from './take';
import { TEXTS } from './texts';

const REPOSITORY = join(__dirname, '..', '..', '..');

/** What the command prints, and how it ends: 0 written or told, 2 refused. */
export interface Printed {
  readonly exitCode: 0 | 2;
  readonly text: string;
}

/** `npm run take`, from its arguments to what it prints. */
export function takeCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  repository = REPOSITORY,
): Printed {
  const fallback = systemLanguage(environment);
  const withHelp = (problem: string, language: Language): Printed => ({
    exitCode: 2,
    text: `${problem}\n\n${TEXTS[language].help}`,
  });
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return withHelp((error as Error).message, fallback);
  }
  const { values, positionals } = parsed;
  const language = values.lang ?? fallback;
  if (language !== 'en' && language !== 'ko') return withHelp(`--lang ${language}: en | ko`, fallback);
  const texts = TEXTS[language];
  if (values.help) return { exitCode: 0, text: texts.help };

  const patterns = PATTERNS.map(({ name }) => name as string);
  if (values.list) return { exitCode: 0, text: values.json ? JSON.stringify({ patterns }) : patterns.join('\n') };
  const [pattern, folder, extra] = positionals;
  if (pattern === undefined) return withHelp(texts.missing('pattern'), language);
  if (!patterns.includes(pattern)) {
    const near = nearest(pattern, patterns);
    return withHelp(
      texts.noPattern(noPattern(pattern)[language], patterns.join(', '), near ? `; ${didYouMean(near)[language]}` : ''),
      language,
    );
  }
  if (!folder) return withHelp(texts.missing('folder'), language);
  if (extra !== undefined) return withHelp(texts.tooMany(extra), language);

  try {
    // Within `npm run` the working directory is the repository; a folder is meant from where the command was given.
    const place = resolve(environment.INIT_CWD ?? '.', folder);
    const taken = take({ pattern, folder: place, repository: opened(repository, texts), patterns, texts, cutLock });
    return { exitCode: 0, text: values.json ? JSON.stringify(taken) : sentence(taken, texts) };
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return { exitCode: 2, text: values.json ? JSON.stringify({ refused: error.message }) : error.message };
  }
}

function opened(root: string, texts: (typeof TEXTS)[Language]) {
  try {
    return openRepository(root);
  } catch (error) {
    throw new RefusedError(texts.noClone((error as Error).message));
  }
}

function sentence({ folder, files, lines, dependencies }: Taken, texts: (typeof TEXTS)[Language]): string {
  return texts.written(folder, files, lines, dependencies);
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      list: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      lang: { type: 'string' },
    },
  });
}
