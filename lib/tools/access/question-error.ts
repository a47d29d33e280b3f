/** What can be wrong with a question; the sentences are in problem-texts.ts. */
export type QuestionProblem =
  | 'noName'
  | 'unknownName'
  | 'notAnAction'
  | 'unknownAction'
  | 'unknownThing'
  | 'takesNoResource'
  | 'takesResource'
  | 'otherResource'
  | 'nothingOfKind'
  | 'notInNetwork'
  | 'severalActions'
  | 'notAnAddress'
  | 'notAChoice'
  | 'notAPort'
  | 'notAPair'
  | 'notUnderstood'
  | 'twoQuestions';

/** A question that cannot be asked like this: which field, what it says, and what it may say. */
export class QuestionError extends Error {
  constructor(
    readonly problem: QuestionProblem,
    readonly field: string,
    readonly value: string,
    /** What would do. */
    readonly choices: readonly string[] = [],
    /** What was probably meant. @default - nothing is near */
    readonly near?: string,
  ) {
    super(`${field} "${value}": ${problem}`);
    this.name = 'QuestionError';
  }
}
