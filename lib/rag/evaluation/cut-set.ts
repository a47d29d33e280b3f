import { join } from 'node:path';
import { parseDocument } from '../adapters/parse-document';
import { cutPassages } from '../domain/cut-passages';
import { PARSE_SECONDS } from '../domain/document-kinds';
import { type EvaluationSet, refused } from './evaluation-set';
import { type AnswerableQuestion, holdsEvidence, isAnswerable } from './question-set';
import { placeOf, shown, wrong } from './read-questions';

/** What a set comes to when it is cut. */
export interface CutSet {
  /** Texts of all passages. */
  readonly passages: readonly string[];
  /**
   * How many passages answer a question that the documents answer, by the id of the question. 0 where its evidence stands on both
   * sides of a cut.
   */
  readonly answering: ReadonlyMap<string, number>;
}

/**
 * Reads and cuts the documents of a set as ingestion does, and looks for the evidence of its questions, before anything is started
 * or paid for.
 *
 * @param folder - where the set is
 * @throws EvaluationSetError for a document that is refused, and for evidence that its document does not hold
 */
export async function cutSet({ documents, questions }: EvaluationSet, folder: string): Promise<CutSet> {
  const texts = new Map<string, readonly string[]>();
  const unbroken = new Map<string, string>();
  for (const { name, bytes } of documents) {
    const path = join(folder, 'corpus', name);
    const { parsed, refused: unread } = await parseDocument(name, bytes, AbortSignal.timeout(PARSE_SECONDS * 1000));
    if (unread) throw refused(path, unread);
    const { passages, refused: uncut } = cutPassages(parsed);
    if (uncut) throw refused(path, uncut);
    texts.set(
      name,
      passages.map(({ text }) => text),
    );
    unbroken.set(name, bare(passages.map(({ text, repeated }) => text.slice(repeated)).join('')));
  }
  const answering = new Map(
    questions.flatMap((question, at): [string, number][] =>
      isAnswerable(question) ? [[question.id, countOf(question, at + 1)]] : [],
    ),
  );
  return { passages: [...texts.values()].flat(), answering };

  function countOf(question: AnswerableQuestion, number: number): number {
    const { document, evidence } = question;
    const count = texts.get(document)!.filter((text) => holdsEvidence(text, evidence)).length;
    // What stands on both sides of a cut is nobody's mistake, and said when questions are left out.
    if (count > 0 || unbroken.get(document)!.includes(bare(evidence))) return count;
    throw wrong(placeOf(join(folder, 'questions.json'), number, question), {
      en: `evidence: "${shown(evidence)}" does not stand in ${document}; copy the words of the text, without marks and headings`,
      ko: `evidence: "${shown(evidence)}"이(가) ${document}에 없습니다. 서식 기호와 제목을 빼고 본문의 글귀를 그대로 옮기세요`,
    });
  }
}

function bare(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, '');
}
