import { join, resolve } from 'node:path';
import { noPattern } from '../../config/no-pattern';
import { PATTERNS } from '../../config/patterns';
import { didYouMean } from '../../config/problems';
import type { Language } from '../../config/sentence';
import { nearest } from '../../config/spelling';
import { DATA, readCommand } from '../terminal/read-command';
import { cutLock } from './cut-lock';
import { openRepository } from './repository';
import { RefusedError, type Taken, take } from './take';
import { TEXTS } from './texts';

const REPOSITORY = join(__dirname, '..', '..', '..');

const OPTIONS = { ...DATA, list: { type: 'boolean', default: false } } as const;

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
  const command = readCommand(args, environment, OPTIONS, TEXTS, true);
  if ('told' in command) return command.told;
  const { values, positionals, language, refused } = command;
  const texts = TEXTS[language];

  const patterns = PATTERNS.map(({ name }) => name as string);
  if (values.list) return { exitCode: 0, text: values.json ? JSON.stringify({ patterns }) : patterns.join('\n') };
  const [pattern, folder, extra] = positionals;
  if (pattern === undefined) return refused(texts.missing('pattern'));
  if (!patterns.includes(pattern)) {
    const near = nearest(pattern, patterns);
    return refused(
      texts.noPattern(noPattern(pattern)[language], patterns.join(', '), near ? `; ${didYouMean(near)[language]}` : ''),
    );
  }
  if (!folder) return refused(texts.missing('folder'));
  if (extra !== undefined) return refused(texts.tooMany(extra));

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
