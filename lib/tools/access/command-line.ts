import { noPattern } from '../../config/no-pattern';
import { PATTERNS } from '../../config/patterns';
import { didYouMean } from '../../config/problems';
import { joined, type Language } from '../../config/sentence';
import { nearest } from '../../config/spelling';
import type { AssembledStack } from '../../model/assembly';
import { UnresolvedIntrinsicError } from '../../model/intrinsics';
import { UndecidableError } from '../../model/undecidable-error';
import { SynthesisError } from '../synth/synthesis-error';
import { faultInWords } from '../terminal/argument-fault';
import { PROGRESS_WORDS } from '../terminal/progress-words';
import { DATA, readCommand } from '../terminal/read-command';
import { readContext } from '../terminal/read-context';
import { templateFaultWords } from '../wording/template-fault-words';
import { answer } from './answer';
import type { Answer } from './answer-kinds';
import type { Asked } from './asked';
import { problemText } from './problem-texts';
import { QuestionError } from './question-error';
import type { StackSource } from './read-stacks';
import { readWords } from './read-words';
import { exitCodeOf, reportOf, undecidedWords, unresolvedWords } from './report';
import { TEXTS } from './texts';

/** What the command prints, and how it ends: 0 allowed or a list, 1 denied or nobody, 2 it cannot be told or was refused. */
export interface Printed {
  readonly exitCode: 0 | 1 | 2;
  readonly text: string;
  readonly refused: boolean;
}

export interface Surroundings {
  /** The largest first. */
  readonly read: (source: StackSource, language: Language) => Promise<readonly AssembledStack[]>;
  /** Says what takes long. */
  readonly progress: (text: string) => void;
}

const OPTIONS = {
  ...DATA,
  pattern: { type: 'string' },
  context: { type: 'string', short: 'c', multiple: true },
  assembly: { type: 'string' },
  template: { type: 'string' },
  stack: { type: 'string' },
  who: { type: 'string' },
  can: { type: 'string' },
  on: { type: 'string' },
  reach: { type: 'string' },
  port: { type: 'string' },
  mfa: { type: 'string' },
  'without-mfa': { type: 'boolean', default: false },
  from: { type: 'string' },
  with: { type: 'string', multiple: true },
  parameter: { type: 'string', multiple: true },
} as const;

/** Form of `--json`. What is in it stays; whatever changes its meaning gets the next number. */
const JSON_VERSION = 1;

/** Fields of a question by the options that give them. */
const OPTION_OF: Readonly<Record<string, string>> = { action: '--can', resource: '--on', what: '--reach' };

/** `npm run access`, from its arguments to what it prints. */
export async function accessCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  { read, progress }: Surroundings,
): Promise<Printed> {
  const command = readCommand(args, environment, OPTIONS, TEXTS, true);
  if ('told' in command) {
    const { exitCode, text, problem } = command.told;
    const asData = problem !== undefined && args.includes('--json');
    return { exitCode, text: asData ? json({ refused: problem }) : text, refused: problem !== undefined };
  }
  const { values, language } = command;
  const texts = TEXTS[language];
  const refuse = (problem: string): Printed => ({
    exitCode: 2,
    text: values.json ? json({ refused: problem }) : problem,
    refused: true,
  });

  const context = readContext(values.context ?? [], '-c');
  if (context.fault) return refuse(faultInWords(context.fault)[language]);
  const given = readContext(
    (values.with ?? []).flatMap((pairs) => pairs.split(/,(?=[\w:-]+=)/)),
    '--with',
  );
  if (given.fault) return refuse(faultInWords(given.fault)[language]);
  const parameters = readContext(values.parameter ?? [], '--parameter');
  if (parameters.fault) return refuse(faultInWords(parameters.fault)[language]);

  if (values['without-mfa'] && !['no', undefined].includes(values.mfa)) return refuse(texts.twoFactors(values.mfa!));

  const names = PATTERNS.map(({ name }) => name as string);
  const [first = '', ...rest] = command.positionals;
  const isLone = values.assembly !== undefined || values.template !== undefined;
  const named = values.pattern ?? context.context['pattern'] ?? (isLone || first === '' ? undefined : first);
  const words = (named === first ? rest : command.positionals).join(' ');
  if ([named, values.assembly, values.template].filter((source) => source !== undefined).length > 1) {
    return refuse(texts.oneSource);
  }
  if (named === undefined && !isLone) return refuse(texts.noSource(names.join(', ')));
  if (named !== undefined && !names.includes(named)) {
    const near = nearest(named, names);
    const problem = joined([noPattern(named), near === undefined ? undefined : didYouMean(near)]);
    return refuse(texts.noPattern(problem[language], names.join(', ')));
  }
  if (named !== undefined) progress(PROGRESS_WORDS.synthesizing(named)[language]);

  const asked: Asked = {
    ...pick(values, ['who', 'can', 'on', 'reach', 'port', 'mfa', 'from']),
    ...(values['without-mfa'] && { mfa: 'no' }),
    ...(Object.keys(given.context).length > 0 && { with: given.context }),
    ...(values.parameter && { parameters: parameters.context }),
  };
  try {
    const stacks = await read(sourceOf(named, values, context.context), language);
    const chosen =
      values.stack === undefined ? stacks : stacks.filter(({ id, model }) => [id, model.name].includes(values.stack!));
    if (chosen.length === 0) return refuse(texts.noStack(values.stack ?? '', stacks.map(({ id }) => id).join(', ')));
    const { stack, found } = await firstThatKnows(chosen, asked, words, language);
    const exitCode = exitCodeOf(found);
    const text = values.json
      ? json({ stack: stack.id, region: stack.model.region, ...found })
      : reportOf(found, stack, language);
    return { exitCode, text, refused: false };
  } catch (error) {
    if (error instanceof QuestionError) return refuse(problemText(withOption(error), language));
    if (error instanceof UndecidableError) return refuse(undecidedWords(error.message, language));
    if (error instanceof UnresolvedIntrinsicError) return refuse(unresolvedWords(error, language));
    if (error instanceof SynthesisError) return refuse(error.message);
    const fault = templateFaultWords(error);
    if (fault) return refuse(fault[language]);
    if (isLone) return refuse(texts.unreadable(values.assembly ?? values.template!, (error as Error).message));
    throw error;
  }
}

function sourceOf(
  pattern: string | undefined,
  { assembly, template }: { readonly assembly?: string | undefined; readonly template?: string | undefined },
  context: Readonly<Record<string, string>>,
): StackSource {
  if (pattern !== undefined) return { kind: 'app', context: { ...context, pattern } };
  return assembly === undefined ? { kind: 'template', path: template! } : { kind: 'assembly', path: assembly };
}

/** A pattern can have a second stack, and a name is of one of them; what none knows is told by the first. */
async function firstThatKnows(
  stacks: readonly AssembledStack[],
  asked: Asked,
  words: string,
  language: Language,
): Promise<{ readonly stack: AssembledStack; readonly found: Answer }> {
  let refusal: unknown;
  for (const stack of stacks) {
    try {
      const inWords = words.trim() === '' ? {} : readWords(stack.model, words);
      return { stack, found: await answer(stack, { ...inWords, ...asked }, language) };
    } catch (error) {
      if (!(error instanceof QuestionError)) throw error;
      refusal ??= error;
    }
  }
  throw refusal;
}

function withOption({ problem, field, value, choices, near }: QuestionError): QuestionError {
  return new QuestionError(problem, OPTION_OF[field] ?? `--${field}`, value, choices, near);
}

function pick<Key extends string>(
  values: Readonly<Partial<Record<Key, string | undefined>>>,
  keys: readonly Key[],
): Partial<Record<Key, string>> {
  return Object.fromEntries(keys.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]]))) as Partial<
    Record<Key, string>
  >;
}

function json(value: object): string {
  return JSON.stringify({ version: JSON_VERSION, ...value }, null, 2);
}
