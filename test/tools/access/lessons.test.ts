import { codeBlocksOf } from '../../house/markdown';
import { PATTERNS } from '../../patterns';
import { lessonOf } from '../../support/lesson';
import { tracedStacks } from '../../support/traced-stacks';
import { askStacks } from './ask';

const COMMAND = /^npm run --silent access -- (\S+) (.*)$/;

/** Questions that a lesson asks in a block of its own, with the answer that the block behind it shows. */
function shownIn(pattern: string) {
  const blocks = codeBlocksOf(lessonOf(pattern));
  return blocks.flatMap(({ lines }, at) => {
    const [, named, question] = lines.length === 1 ? (COMMAND.exec(lines[0]!) ?? []) : [];
    return question === undefined ? [] : [{ named, question, answer: blocks[at + 1]! }];
  });
}

test.each(PATTERNS.map(({ stack }) => stack.pattern.name))(
  'the lesson of %s shows how the command answers, word for word',
  async (pattern) => {
    const shown = shownIn(pattern);
    expect(shown).not.toEqual([]);
    const stacks = await tracedStacks(pattern, { context: {} });
    for (const { named, question, answer } of shown) {
      const { text } = await askStacks(stacks, ...question.split(' '));
      const told = text.split('\n').slice(0, answer.lines.length);
      expect([named, answer.language, told]).toEqual([pattern, 'text', answer.lines]);
    }
  },
);
