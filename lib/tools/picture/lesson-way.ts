import type { Language } from '../../config/sentence';
import type { Graph } from '../../model/graph/graph';

const MARKED = /<!-- way -->\n[\s\S]*?<!-- \/way -->/;

/**
 * A lesson with the picture of the way of a request, and its steps in words, between their marks.
 *
 * @throws Error for a lesson without the marks
 */
export function withWay(lesson: string, { title, flow }: Graph, language: Language): string {
  if (!MARKED.test(lesson))
    throw new Error('The lesson has no place for the picture; put <!-- way --> and <!-- /way -->');
  const steps = flow.map(({ number, text }) => `${number}. ${text[language]}`);
  const lines = ['<!-- way -->', `![${title[language]}](picture.${language}.svg)`, '', ...steps, '<!-- /way -->'];
  return lesson.replace(MARKED, () => lines.join('\n'));
}
