import { type ParseArgsConfig, parseArgs } from 'node:util';
import { nearest } from '../../config/spelling';
import type { ArgumentFault } from './argument-fault';

export type Options = NonNullable<ParseArgsConfig['options']>;

/** What Node.js makes of a command line with these options. */
export type Parsed<Own extends Options> = ReturnType<
  typeof parseArgs<{ readonly options: Own; readonly allowPositionals: true }>
>;

/** A command line, and the first thing that is wrong with it. Values are of the types of the options only where nothing is. */
export interface ReadOptions<Own extends Options> extends Pick<Parsed<Own>, 'values' | 'positionals'> {
  readonly fault?: ArgumentFault;
}

/** @param allowPositionals - whether there may be words that belong to no option */
export function readOptions<const Own extends Options>(
  args: readonly string[],
  options: Own,
  allowPositionals: boolean,
): ReadOptions<Own> {
  const { tokens, ...parsed } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const faults = tokens.map((token): ArgumentFault | undefined => {
    if (token.kind === 'option-terminator') return undefined;
    const word = args[token.index]!;
    if (token.kind === 'positional') {
      if (OTHER_DASH.test(word)) return unknown(word, options);
      return allowPositionals ? undefined : { kind: 'unexpected', word };
    }
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!option || isLongByOneDash(word, options)) return unknown(word, options);
    const { rawName, value } = token;
    if (option.type === 'boolean') return value === undefined ? undefined : { kind: 'takesNone', word: rawName };
    const isOther = value === undefined || (!token.inlineValue && /^-./.test(value));
    return isOther ? { kind: 'noValue', word: rawName } : undefined;
  });
  const fault = faults.find((each) => each !== undefined);
  return { ...(parsed as unknown as Parsed<Own>), ...(fault && { fault }) };
}

/** What slides, word processors and Korean keyboards put for two hyphens. */
const OTHER_DASH = /^-?[\u2010-\u2015\u2212\u3161\u30fc\uff0d]/;
const DASHES = /^[-\u2010-\u2015\u2212\u3161\u30fc\uff0d]+/;

/** `-can` would be `-c` with the value `an`. */
function isLongByOneDash(word: string, options: Options): boolean {
  return /^-[^-]/.test(word) && Object.hasOwn(options, nameIn(word));
}

function unknown(word: string, options: Options): ArgumentFault {
  const near = nearest(nameIn(word), Object.keys(options));
  return { kind: 'unknown', word: word.split('=')[0]!, ...(near !== undefined && { meant: `--${near}` }) };
}

function nameIn(word: string): string {
  return word.replace(DASHES, '').split('=')[0]!;
}
