import { parseArgs } from 'node:util';
import { type Language, MESSAGES, systemLanguage } from './messages';

/** Patterns with something to run on a laptop. */
const RUNNABLE = ['async'];

export interface StartArguments {
  readonly help: boolean;
  readonly language: Language;
  readonly pattern: string;
  /** Values of `-c`. */
  readonly context: Readonly<Record<string, string>>;
  /** @default - 8020, or a free one */
  readonly port?: number;
  readonly open: boolean;
  readonly json: boolean;
  /** @default - nothing is kept */
  readonly keepDirectory?: string;
  /** @default - runs until it is stopped */
  readonly once?: { readonly file: string; readonly outDirectory?: string };
}

/** A command line that cannot be understood; the message says which part and what to write. */
export class UsageError extends Error {}

/** @throws UsageError */
export function parseStartArguments(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): StartArguments {
  const { values, positionals } = parse(args, environment);
  const language = languageOf(values.lang, environment);
  const text = MESSAGES[language];

  const once = onceOf(values.once, positionals, values.out, text);
  const pattern = once?.pattern ?? values.pattern ?? RUNNABLE[0]!;
  if (!RUNNABLE.includes(pattern)) throw new UsageError(text.unknownPattern(pattern, RUNNABLE.join(', ')));
  if (values.port !== undefined && !(/^\d{1,5}$/.test(values.port) && Number(values.port) <= 65_535)) {
    throw new UsageError(text.badPort(values.port));
  }
  const pairs = (values.context ?? []).map((pair) => {
    const at = pair.indexOf('=');
    if (at < 1) throw new UsageError(text.badContext(pair));
    return [pair.slice(0, at), pair.slice(at + 1)] as const;
  });
  return {
    help: values.help ?? false,
    language,
    pattern,
    context: Object.fromEntries(pairs),
    ...(values.port !== undefined && { port: Number(values.port) }),
    open: !(values['no-open'] ?? false),
    json: values.json ?? false,
    ...(values.keep !== undefined && { keepDirectory: values.keep }),
    ...(once && { once: { file: once.file, ...(once.outDirectory && { outDirectory: once.outDirectory }) } }),
  };
}

function parse(args: readonly string[], environment: Readonly<Record<string, string | undefined>>) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        context: { type: 'string', short: 'c', multiple: true },
        pattern: { type: 'string' },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        keep: { type: 'string' },
        once: { type: 'string' },
        out: { type: 'string' },
        json: { type: 'boolean' },
        lang: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    const { code, message } = error as Error & { readonly code?: string };
    const culprit = /'(?:-\w, )?(-[^' ]+)/.exec(message)?.[1] ?? message;
    const text = MESSAGES[systemLanguage(environment)];
    const lacksValue = code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' && !message.includes('does not take');
    throw new UsageError(lacksValue ? text.noValue(culprit) : text.tooMany(culprit));
  }
}

function languageOf(asked: string | undefined, environment: Readonly<Record<string, string | undefined>>): Language {
  if (asked === undefined) return systemLanguage(environment);
  if (asked === 'en' || asked === 'ko') return asked;
  throw new UsageError(MESSAGES[systemLanguage(environment)].badLanguage(asked));
}

/** `--once PATTERN FILE`: the file is what stands alone on the line. */
function onceOf(
  pattern: string | undefined,
  positionals: readonly string[],
  outDirectory: string | undefined,
  text: (typeof MESSAGES)[Language],
): { readonly pattern: string; readonly file: string; readonly outDirectory?: string } | undefined {
  const [file, unexpected] = positionals;
  if (pattern === undefined) {
    if (file !== undefined) throw new UsageError(text.tooMany(file));
    if (outDirectory !== undefined) throw new UsageError(text.needsOnce('--out'));
    return undefined;
  }
  if (unexpected !== undefined) throw new UsageError(text.tooMany(unexpected));
  if (file === undefined) throw new UsageError(text.onceNeeds);
  return { pattern, file, ...(outDirectory !== undefined && { outDirectory }) };
}
