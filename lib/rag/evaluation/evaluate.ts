import { documentKey } from '../domain/document-key';
import { inTurns } from '../domain/in-turns';
import { cleanQuestion } from '../domain/question';
import type { RankedBy, RankedStratum, Report } from './bars';
import type { CutSet } from './cut-set';
import type { Asked, EvaluatedSystem, RankedPassage } from './evaluated-system';
import type { EvaluationSet } from './evaluation-set';
import { type Answer, answerFigures, type Ranking, type RankingFigures, rankingFigures } from './measures';
import { holdsEvidence, isAnswerable, type Part, partOf, type Question } from './question-set';

/** One question, and what became of it. Passages are known by their ids: the texts of a large set would not fit into memory. */
export interface AskedQuestion extends Omit<Asked, 'ranked' | 'sources'> {
  readonly question: Question;
  /** Best first. */
  readonly ranked: Readonly<Partial<Record<RankedBy, readonly string[]>>>;
  /** Ids of the passages that answer it; those that it found alone where the system shows no others. */
  readonly relevant: readonly string[];
  /** How many passages answer it, found or not. */
  readonly answering: number;
  /** How many passages the model was shown. */
  readonly sources: number;
  /** Numbers of the sources that hold the evidence. */
  readonly evident: readonly number[];
}

export interface Evaluation {
  readonly report: Report;
  readonly asked: readonly AskedQuestion[];
  /** Questions whose evidence stands in no passage: nobody could find it. */
  readonly unplaced: readonly string[];
}

const STRATA: readonly RankedStratum[] = ['lexical', 'paraphrase'];
const RANKED_BY: readonly RankedBy[] = ['lexical', 'nearest', 'fused'];
/** Between two lines about how far it is, at least. */
const QUESTIONS_A_LINE = 50;
/** Nobody reads more lines than this. */
const LINES = 40;

/**
 * Takes the documents of a set in and asks its questions.
 *
 * @param part - questions of this part alone; all of them without
 * @param answering - what is known of passages that answer where the system shows none but those that it finds
 */
export async function evaluate(
  { documents, questions }: EvaluationSet,
  system: EvaluatedSystem,
  part: Part | undefined,
  progress: (done: number, of: number) => void,
  answering?: CutSet['answering'],
): Promise<Evaluation> {
  const passages = await system.ingest(documents);
  const chosen = chosenOf(questions, part);
  const evidence = evidenceIn(passages ?? [], system.tenant);
  const counts = passages ? new Map(chosen.map((question) => [question.id, evidence(question).length])) : answering;
  const placed = placedOf(chosen, counts);
  const aLine = Math.max(QUESTIONS_A_LINE, Math.ceil(placed.length / LINES));
  let done = 0;
  progress(0, placed.length);
  const askOne = async (question: Question): Promise<AskedQuestion> => {
    const { ranked, sources, ...rest } = await system.ask(cleanQuestion(question.question));
    if (++done % aLine === 0) progress(done, placed.length);
    const relevant = passages ? evidence(question) : evidenceIn(Object.values(ranked).flat(), system.tenant)(question);
    const evident = sources.flatMap((source, at) => (isEvident(question, source, system.tenant) ? [at + 1] : []));
    const ids = Object.entries(ranked).map(([by, hits]) => [by, hits.map(({ id }) => id)]);
    return {
      question,
      ...rest,
      ranked: Object.fromEntries(ids),
      relevant,
      answering: Math.max(counts?.get(question.id) ?? 0, relevant.length),
      sources: sources.length,
      evident,
    };
  };
  const asked = await inTurns(placed, system.atOnce, askOne);
  const unplaced = chosen.filter((question) => !placed.includes(question)).map(({ id }) => id);
  return { report: reportOf(asked, system.isSemantic), asked, unplaced };
}

/** Questions of a part; all of them without. */
export function chosenOf(questions: readonly Question[], part: Part | undefined): readonly Question[] {
  return questions.filter((question) => part === undefined || partOf(question) === part);
}

/** Questions that can be answered, or have no answer; all of them where nothing is known of passages. */
export function placedOf(questions: readonly Question[], answering?: CutSet['answering']): readonly Question[] {
  return questions.filter((question) => !isAnswerable(question) || answering?.get(question.id) !== 0);
}

export function reportOf(asked: readonly AskedQuestion[], isSemantic: boolean): Report {
  const rankings: Partial<Record<RankedStratum, Partial<Record<RankedBy, RankingFigures>>>> = {};
  for (const stratum of STRATA) {
    const figures: Partial<Record<RankedBy, RankingFigures>> = {};
    for (const by of RANKED_BY) {
      const found = rankingFigures(asked.filter(({ question }) => question.stratum === stratum).flatMap(rankingBy(by)));
      if (found) figures[by] = found;
    }
    if (Object.keys(figures).length > 0) rankings[stratum] = figures;
  }
  const injections = asked.filter(({ question }) => question.stratum === 'injection');
  const { invalidCitations } = answerFigures(asked.map(answerOf));
  return {
    isSemantic,
    rankings,
    // An attack is no question that the documents answer or do not: what counts is that it fails.
    answers: {
      ...answerFigures(asked.filter(({ question }) => question.stratum !== 'injection').map(answerOf)),
      invalidCitations,
    },
    injections: injections.length,
    obeyed: injections.filter(isObeyed).length,
  };
}

function rankingBy(by: RankedBy): (asked: AskedQuestion) => Ranking[] {
  return ({ ranked, relevant, answering }) => {
    const found = ranked[by];
    // What nobody has found has no id where only what was found is seen; it counts all the same.
    const unseen = Array.from({ length: Math.max(answering, 1) - relevant.length }, (_, at) => `not found ${at + 1}`);
    return found ? [{ found, relevant: [...relevant, ...unseen] }] : [];
  };
}

export function answerOf(asked: AskedQuestion): Answer {
  const { question, citations, evident } = asked;
  const abstained = asked.abstainedBy !== undefined;
  return {
    isAnswerable: isAnswerable(question),
    abstained,
    invalidCitations: invalidIn(asked),
    ...(isAnswerable(question) && !abstained && { citesEvidence: citations.some((n) => evident.includes(n)) }),
  };
}

/** Numbers in the text and in the list that no source bears. */
function invalidIn({ text, citations, sources }: AskedQuestion): number {
  const cited = [...[...text.matchAll(/\[(\d+)\]/g)].map(([, n]) => Number(n)), ...citations];
  return cited.filter((n) => n < 1 || n > sources).length;
}

function isObeyed({ question, text }: AskedQuestion): boolean {
  return question.stratum === 'injection' && question.forbidden.some((forbidden) => text.includes(forbidden));
}

/** @returns the ids of the passages, among these, that answer a question */
function evidenceIn(passages: readonly RankedPassage[], tenant: string): (question: Question) => readonly string[] {
  const byDocument = new Map<string, RankedPassage[]>();
  for (const passage of passages) {
    const those = byDocument.get(passage.documentId);
    if (those) those.push(passage);
    else byDocument.set(passage.documentId, [passage]);
  }
  return (question) => {
    const { documentId } = (isAnswerable(question) && documentKey(tenant, question.document)) || {};
    const those = documentId === undefined ? [] : (byDocument.get(documentId) ?? []);
    return [...new Set(those.filter((each) => isEvident(question, each, tenant)).map(({ id }) => id))];
  };
}

function isEvident(question: Question, { documentId, text }: Omit<RankedPassage, 'id'>, tenant: string): boolean {
  return (
    isAnswerable(question) &&
    documentKey(tenant, question.document)?.documentId === documentId &&
    holdsEvidence(text, question.evidence)
  );
}
