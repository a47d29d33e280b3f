import { PATTERNS } from '../../config/patterns';
import type { Language } from '../../config/sentence';
import { synthesizeApp } from '../synth/synthesize-app';
import { PROGRESS_WORDS } from '../terminal/progress-words';
import { DATA, readCommand } from '../terminal/read-command';
import { readContext } from '../terminal/read-context';
import { templateFaultWords } from '../wording/template-fault-words';
import { commitNamed, RevisionError } from './git';
import { type Opening, openSide } from './open-side';
import { type Operand, PREFIXES, readingsOf } from './operand';
import { withProgramsByContent } from './programs';
import { FAILING, fails, type Report, reportOf } from './report';
import { TEXTS } from './texts';
import { jsonOf, markdownOf, textOf } from './written-report';

/** What the command prints, and how it ends. */
export interface Printed {
  readonly exitCode: 0 | 1 | 2;
  readonly text: string;
}

export interface Surroundings {
  readonly root: string;
  /** Says what takes a while, on the errors. */
  readonly progress: (line: string) => void;
  /** Takes what must be undone however the program ends. */
  readonly onEnd: (undo: () => void) => void;
  /** @default - the app is run */
  readonly synthesize?: typeof synthesizeApp;
}

const OPTIONS = {
  ...DATA,
  context: { type: 'string', short: 'c', multiple: true },
  pattern: { type: 'string' },
  format: { type: 'string' },
  'fail-on': { type: 'string', multiple: true },
} as const;

const STEPS = { checkout: PROGRESS_WORDS.checkingOut, synth: PROGRESS_WORDS.synthesizing } as const;

type Failing = Parameters<typeof fails>[1];

/** `npm run compare`, from its arguments to what it prints. */
export async function compareCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  { root, progress, onEnd, synthesize = synthesizeApp }: Surroundings,
): Promise<Printed> {
  const command = readCommand(args, environment, OPTIONS, TEXTS, true);
  if ('told' in command) return command.told;
  const { values, positionals, language, refused } = command;
  const texts = TEXTS[language];
  const patterns = PATTERNS.map(({ name }) => name as string);

  const format = values.format ?? (values.json ? 'json' : 'text');
  if (!isFormat(format)) return refused(texts.format(format));
  const failing = (values['fail-on'] ?? [])
    .flatMap((words) => words.split(','))
    .map((word) => [word, failingOf(word)] as const);
  const odd = failing.find(([, kind]) => kind === undefined);
  if (odd) return refused(texts.failOn(odd[0]));
  const given = readContext(values.context ?? [], '-c');
  if (given.fault) return refused(given.fault);
  const { context } = given;
  if (values.pattern !== undefined && !patterns.includes(values.pattern)) {
    return refused(texts.noPattern(values.pattern, patterns.join(', ')));
  }
  const [first, second, third] = positionals;
  if (first === undefined || second === undefined) return refused(texts.two);
  if (third !== undefined) return refused(texts.tooMany(third));

  // Within `npm run` the working directory is the repository; a path is meant from where the command was given.
  const known = {
    patterns,
    directory: environment['INIT_CWD'] ?? root,
    commitOf: (text: string) => commitNamed(root, text),
  };
  const read = [first, second].map((text) => ({ text, readings: readingsOf(text, known) }));
  const wrong = read.find(({ readings }) => readings.length !== 1);
  if (wrong) {
    const kinds = wrong.readings.map(({ kind }) => `${prefixOf(kind)}:${wrong.text} (${texts.reading[kind]})`);
    return refused(kinds.length === 0 ? texts.nothing(wrong.text) : texts.several(wrong.text, kinds));
  }
  const operands = read.map(({ readings }) => readings[0]!) as [Operand, Operand];
  const pattern = values.pattern ?? context['pattern'] ?? operands.flatMap(patternIn)[0];
  const opening: Opening = {
    root,
    context: { ...context, ...(pattern !== undefined && { pattern }) },
    bundled: operands.some(({ kind }) => kind !== 'configuration'),
    language,
    synthesize,
    progress: (step, text) => progress(STEPS[step](text)[language]),
    onEnd,
  };
  try {
    const both = await Promise.allSettled(
      operands.map(async (operand) => ({
        text: operand.text,
        stacks: withProgramsByContent(await openSide(operand, opening)),
      })),
    );
    // Whoever fails waits for the other: nothing is taken away from under a run of the app.
    const opened = both.map((side) => {
      if (side.status === 'rejected') throw side.reason;
      return side.value;
    });
    const empty = opened.find(({ stacks }) => stacks.length === 0);
    if (empty) return { exitCode: 2, text: texts.empty(empty.text) };
    const report = await reportOf(opened[0]!, opened[1]!);
    return {
      exitCode: failing.some(([, kind]) => fails(report, kind!)) ? 1 : 0,
      text: WRITERS[format](report, language),
    };
  } catch (error) {
    return { exitCode: 2, text: whyNot(error as Error, operands, language) };
  }
}

const WRITERS = {
  text: textOf,
  md: markdownOf,
  json: (report: Report) => jsonOf(report),
} as const;

function isFormat(text: string): text is keyof typeof WRITERS {
  return Object.hasOwn(WRITERS, text);
}

function failingOf(word: string): Failing | undefined {
  const cost = /^cost:(\d+(?:\.\d+)?)$/.exec(word)?.[1];
  return cost === undefined ? FAILING.find((kind) => kind === word) : { cost: Number(cost) };
}

function patternIn(operand: Operand): string[] {
  const named = operand.kind === 'configuration' ? operand.context['pattern'] : undefined;
  return named === undefined ? [] : [named];
}

function prefixOf(kind: Operand['kind']): string {
  return Object.entries(PREFIXES).find(([, meant]) => meant === kind)![0];
}

function whyNot(error: Error, operands: readonly Operand[], language: Language): string {
  const texts = TEXTS[language];
  const fault = templateFaultWords(error);
  if (fault) return fault[language];
  if (error instanceof SyntaxError) return texts.broken(operands.map((each) => each.text).join(', '), error.message);
  if (!(error instanceof RevisionError)) return error.message;
  const text = operands
    .filter(({ kind }) => kind === 'revision')
    .map((each) => each.text)
    .join(', ');
  if (error.reason === 'no app') return texts.noApp(text);
  return error.reason === 'other packages' ? texts.otherPackages(text) : texts.gitFailed(text, error.detail);
}
