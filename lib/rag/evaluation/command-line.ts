import { LaptopError } from '../../tools/laptop/engine/laptop-error';
import { readCommand } from '../../tools/terminal/read-command';
import { barsThat } from './bars';
import { evaluate } from './evaluate';
import type { EvaluatedSystem } from './evaluated-system';
import { type EvaluationSet, EvaluationSetError, OWN_SET_DIRECTORY, readEvaluationSet } from './evaluation-set';
import { STAND_IN_SHORTFALLS } from './known-shortfalls';
import type { StoreKind } from './open-local-system';
import { reportText } from './report-text';
import { TEXTS } from './texts';

const OPTIONS = {
  semantic: { type: 'boolean', default: false },
  store: { type: 'string', default: 'pglite' },
  dataset: { type: 'string' },
  part: { type: 'string' },
} as const;

export interface Printed {
  readonly exitCode: 0 | 1 | 2;
  readonly text: string;
}

export interface EvaluationServices {
  readonly open: (what: { readonly store: StoreKind; readonly semantic: boolean }) => Promise<EvaluatedSystem>;
  readonly progress: (line: string) => void;
}

/** `npm run eval`, from its arguments to what it prints. */
export async function evaluationCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  { open, progress }: EvaluationServices,
): Promise<Printed> {
  const command = readCommand(args, environment, OPTIONS, TEXTS);
  if ('told' in command) return command.told;
  const { values, language, refused } = command;
  const texts = TEXTS[language];

  const { semantic, store, dataset, part = dataset === undefined ? 'judge' : 'all' } = values;
  if (store !== 'pglite' && store !== 'opensearch') return refused(texts.wrongStore(store));
  if (part !== 'tune' && part !== 'judge' && part !== 'all') return refused(texts.wrongPart(part));
  let set: EvaluationSet;
  try {
    set = readEvaluationSet(dataset ?? OWN_SET_DIRECTORY);
  } catch (error) {
    if (error instanceof EvaluationSetError) return { exitCode: 2, text: error.message };
    throw error;
  }

  progress(texts.starting);
  let system: EvaluatedSystem | undefined;
  try {
    system = await open({ store, semantic });
    const chosen = part === 'all' ? undefined : part;
    const { report, asked, unplaced } = await evaluate(set, system, chosen, (done, of) =>
      progress(texts.asked(done, of)),
    );
    if (unplaced.length > 0) progress(texts.unplaced(unplaced.join(', ')));
    // Measured on those questions, and said of no others.
    const shortfalls = dataset === undefined && part === 'judge' ? STAND_IN_SHORTFALLS : {};
    const [broken, short] = [barsThat('broken', report, shortfalls), barsThat('short', report, shortfalls)];
    const { vectorsBy } = system;
    const text = values.json
      ? JSON.stringify({ vectorsBy, store, part, broken, short, report, asked, unplaced })
      : reportText(report, { questions: asked.length, vectorsBy, shortfalls }, language);
    return { exitCode: broken.length > 0 ? 1 : 0, text };
  } catch (error) {
    // What to install is said in full sentences already.
    const { message } = error as Error;
    return { exitCode: 1, text: error instanceof LaptopError ? message : texts.failed(message) };
  } finally {
    await system?.close();
  }
}
