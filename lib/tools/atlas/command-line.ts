import { join, resolve } from 'node:path';
import { noPattern } from '../../config/no-pattern';
import type { PatternSettings } from '../../config/pattern-settings';
import { PATTERNS } from '../../config/patterns';
import { didYouMean } from '../../config/problems';
import { nearest } from '../../config/spelling';
import { SynthesisError } from '../synth/synthesis-error';
import { REPOSITORY } from '../synth/synthesize-app';
import type { Progress } from '../terminal/progress';
import { counted } from '../terminal/progress-words';
import { DATA, readCommand } from '../terminal/read-command';
import { assembler } from './assembler';
import { buildSite, type Site } from './build-site';
import { TEXTS } from './texts';
import { writePictures } from './write-pictures';
import { foreignNames, prepareSite, writeSite } from './write-site';

/** What the command prints, and how it ends: 0 made or told, 2 refused. */
export interface Printed {
  readonly exitCode: 0 | 2;
  readonly text: string;
}

const OPTIONS = {
  ...DATA,
  pattern: { type: 'string', multiple: true },
  out: { type: 'string', default: 'atlas' },
  'write-pictures': { type: 'boolean', default: false },
} as const;

/** Form of `--json`. What is in it stays; whatever changes its meaning gets the next number. */
const JSON_VERSION = 1;

const MOST_NAMED = 3;

/**
 * `npm run atlas`, from its arguments to what it prints.
 *
 * @param assemble - synthesizes variants. @default - each in a process of its own
 */
export async function atlasCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  progress: Progress,
  assemble = assembler,
): Promise<Printed> {
  const command = readCommand(args, environment, OPTIONS, TEXTS, true);
  if ('told' in command) return command.told;
  const { values, positionals, language, refused } = command;
  const texts = TEXTS[language];
  if (positionals[0] !== undefined) return refused(texts.noArgument(positionals[0]));

  const all: readonly PatternSettings[] = PATTERNS;
  const names = all.map(({ name }) => name);
  const unknown = values.pattern?.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const near = nearest(unknown, names);
    const hint = near ? `; ${didYouMean(near)[language]}` : '';
    return refused(texts.noPattern(noPattern(unknown)[language], names.join(', '), hint));
  }
  const chosen = all.filter(({ name }) => values.pattern?.includes(name) ?? true);
  const told = (text: string): Printed => ({
    exitCode: 2,
    text: values.json ? JSON.stringify({ version: JSON_VERSION, refused: text }) : text,
  });
  if (values['write-pictures']) {
    try {
      const changed = await writePictures(REPOSITORY, chosen, assemble(language));
      return {
        exitCode: 0,
        text: values.json ? JSON.stringify({ version: JSON_VERSION, changed }) : texts.drawn(changed),
      };
    } catch (error) {
      if (!(error instanceof SynthesisError)) throw error;
      return told(error.message);
    }
  }
  if (values.out.trim() === '') return refused(texts.noFolder);
  // Within `npm run` the working directory is the repository; a folder is meant from where the command was given.
  const folder = resolve(environment['INIT_CWD'] ?? '.', values.out);
  try {
    const foreign = foreignNames(folder);
    if (foreign.length > 0) return told(texts.notAnAtlas(folder, namedOf(foreign)));
    // Whoever may not write there is told so at once.
    prepareSite(folder);
  } catch (error) {
    return told(texts.notWritable(folder, (error as Error).message));
  }

  let site: Site;
  try {
    site = await buildSite({
      patterns: chosen,
      root: REPOSITORY,
      assemble: assemble(language),
      onPage: (page, done, of) => progress.show(counted(done + 1, of, page)),
    });
  } catch (error) {
    if (!(error instanceof SynthesisError)) throw error;
    return told(error.message);
  } finally {
    progress.end();
  }
  try {
    writeSite(folder, site);
  } catch (error) {
    return told(texts.notWritable(folder, (error as Error).message));
  }
  return { exitCode: 0, text: values.json ? jsonOf(folder, site) : sentence(folder, site, texts) };
}

function namedOf(names: readonly string[]): string {
  const more = names.length > MOST_NAMED ? [' ...'] : [];
  return [names.slice(0, MOST_NAMED).join(', '), ...more].join('');
}

function jsonOf(folder: string, site: Site): string {
  const files = [...site].map(([name, text]) => ({ name, bytes: Buffer.byteLength(text) }));
  return JSON.stringify({ version: JSON_VERSION, folder, bytes: bytesOf(site), files }, null, 2);
}

function sentence(folder: string, site: Site, texts: (typeof TEXTS)['en' | 'ko']): string {
  const pages = [...site.keys()].filter((name) => name.endsWith('.html')).length;
  return texts.made(pages, Math.round(bytesOf(site) / 1000), join(folder, 'index.html'));
}

function bytesOf(site: Site): number {
  return [...site.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}
