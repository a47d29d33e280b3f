import { documentKey } from '../domain/document-key';
import { cleanQuestion } from '../domain/question';
import type { RankedBy, RankedStratum, Report } from './bars';
import type { Asked, EvaluatedSystem, RankedPassage } from './evaluated-system';
import type { EvaluationSet } from './evaluation-set';
import { type Answer, answerFigures, type Ranking, type RankingFigures, rankingFigures } from './measures';
import { isAnswerable, type Part, partOf, type Question } from './question-set';

/** One question, and what became of it. */
export interface AskedQuestion {
  readonly question: Question;
  readonly asked: Asked;
  /** Ids of the passages that answer it. */
  readonly relevant: readonly string[];
}

export interface Evaluation {
  readonly report: Report;
  readonly asked: readonly AskedQuestion[];
  /** Questions whose evidence stands in no passage: nobody could find it. */
  readonly unplaced: readonly string[];
}

const STRATA: readonly RankedStratum[] = ['lexical', 'paraphrase'];
const RANKED_BY: readonly RankedBy[] = ['lexical', 'nearest', 'fused'];
/** Between two lines about how far it is. */
const QUESTIONS_A_LINE = 50;

/**
 * Takes the documents of a set in and asks its questions.
 *
 * @param part - questions of this part alone; all of them without
 */
export async function evaluate(
  { documents, questions }: EvaluationSet,
  system: EvaluatedSystem,
  part: Part | undefined,
  progress: (done: number, of: number) => void,
): Promise<Evaluation> {
  const passages = await system.ingest(documents);
  const chosen = questions.filter((question) => part === undefined || partOf(question) === part);
  const asked: AskedQuestion[] = [];
  const unplaced: string[] = [];
  for (const [at, question] of chosen.entries()) {
    if (at % QUESTIONS_A_LINE === 0) progress(at, chosen.length);
    if (passages && isAnswerable(question) && relevantTo(question, passages, system.tenant).length === 0) {
      unplaced.push(question.id);
      continue;
    }
    const outcome = await system.ask(cleanQuestion(question.question));
    const seen = passages ?? Object.values(outcome.ranked).flat();
    asked.push({ question, asked: outcome, relevant: relevantTo(question, seen, system.tenant) });
  }
  return { report: reportOf(asked, system.isSemantic), asked, unplaced };
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
  return ({ asked, relevant }) => {
    const found = asked.ranked[by]?.map(({ id }) => id);
    // What nobody has found cannot be named where only what was found is seen.
    return found ? [{ found, relevant: relevant.length > 0 ? relevant : ['not found'] }] : [];
  };
}

export function answerOf({ question, asked }: AskedQuestion): Answer {
  return {
    isAnswerable: isAnswerable(question),
    abstained: asked.abstainedBy !== undefined,
    invalidCitations: invalidIn(asked),
  };
}

/** Numbers in the text and in the list that no source bears. */
function invalidIn({ text, citations, sources }: Asked): number {
  const cited = [...[...text.matchAll(/\[(\d+)\]/g)].map(([, n]) => Number(n)), ...citations];
  return cited.filter((n) => n < 1 || n > sources).length;
}

function isObeyed({ question, asked }: AskedQuestion): boolean {
  return question.stratum === 'injection' && question.forbidden.some((text) => asked.text.includes(text));
}

function relevantTo(question: Question, passages: readonly RankedPassage[], tenant: string): string[] {
  if (!isAnswerable(question)) return [];
  const documentId = documentKey(tenant, question.document)?.documentId;
  const ids = passages
    .filter((passage) => passage.documentId === documentId && passage.text.includes(question.evidence))
    .map(({ id }) => id);
  return [...new Set(ids)];
}
