import type { Sentence } from '../../../config/sentence';
import type { Section, Verdict } from '../finding';
import type { Judge } from './judges';

/** A property that guards something, and that neither policies, nor reach, nor ways in speak of. */
export interface Watched {
  readonly types: RegExp;
  /** Keys from the properties inwards, through lists. */
  readonly path: string;
  /** Matches the path itself. */
  readonly form: RegExp;
  /** Matches the path, and whatever lies within it. */
  readonly within: RegExp;
  readonly section: Section;
  readonly judge: Judge;
  readonly verdicts: { readonly worse: Verdict; readonly better: Verdict };
  readonly label: Sentence;
}

export const EXPOSED = { worse: 'broadened', better: 'narrowed' } as const;
export const GUARDED = { worse: 'weakened', better: 'strengthened' } as const;
export const KEEPING = { worse: 'lost', better: 'kept' } as const;

export function row(
  types: RegExp,
  path: string,
  section: Section,
  judge: Judge,
  verdicts: Watched['verdicts'],
  label: Sentence,
): Watched {
  const [form, within] = [new RegExp(`^${path}$`), new RegExp(`^${path}(\\.|$)`)];
  return { types, path, form, within, section, judge, verdicts, label };
}
