import type { Language } from '../../config/sentence';
import { type ArgumentFault, faultInWords } from './argument-fault';
import { type Options, type Parsed, readOptions } from './read-options';
import { systemLanguage } from './system-language';

/** What every command takes. */
const COMMON = {
  help: { type: 'boolean', short: 'h', default: false },
  lang: { type: 'string' },
} as const satisfies Options;

/** Of a command that prints what it found as data too. */
export const DATA = { json: { type: 'boolean', default: false } } as const satisfies Options;

/** What a command prints before it has begun: its help, or what is wrong with its arguments. */
export interface Told {
  readonly exitCode: 0 | 2;
  readonly text: string;
  /** What is wrong, without the help below it. @default - the help was asked for */
  readonly problem?: string;
}

/** A command as somebody typed it. */
export interface Command<Own extends Options> {
  readonly values: Parsed<Own & typeof COMMON>['values'];
  readonly positionals: readonly string[];
  /** That was asked for, or that of the system. */
  readonly language: Language;
  /** @returns the problem, with the help below it */
  readonly refused: (problem: string | ArgumentFault) => Told;
}

/**
 * Reads the arguments of a command, `--help` and `--lang` among them.
 *
 * @param own - options of this command alone
 * @param texts - its help, in the two languages
 * @param allowPositionals - whether there may be words that belong to no option
 * @returns what there is to print, where nothing else is to be done
 */
export function readCommand<const Own extends Options>(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  own: Own,
  texts: Readonly<Record<Language, { readonly help: string }>>,
  allowPositionals = false,
): Command<Own> | { readonly told: Told } {
  const { values, positionals, fault } = readOptions(args, { ...COMMON, ...own }, allowPositionals);
  const { lang: asked, help } = values as { readonly lang?: string; readonly help: boolean };
  const language = asked === 'en' || asked === 'ko' ? asked : systemLanguage(environment);
  const refused = (wrong: string | ArgumentFault): Told => {
    const problem = typeof wrong === 'string' ? wrong : faultInWords(wrong)[language];
    return { exitCode: 2, problem, text: `${problem}\n\n${texts[language].help}` };
  };
  if (fault) return { told: refused(fault) };
  if (asked !== undefined && asked !== language)
    return { told: refused({ kind: 'language', word: `--lang ${asked}` }) };
  if (help) return { told: { exitCode: 0, text: texts[language].help } };
  return { values: values as Command<Own>['values'], positionals, language, refused };
}
