import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { REPOSITORY } from '../../../lib/tools/synth/synthesize-app';
import { KOREAN_REASONS, reasonWords } from '../../../lib/tools/wording/reason-words';

const LIB = join(REPOSITORY, 'lib');

/** Where a question about access can end without an answer. */
const SOURCES = [
  ...['iam', 'reach'].flatMap((folder) =>
    readdirSync(join(LIB, 'model', folder)).map((file) => join('model', folder, file)),
  ),
  ...['entries', 'resource-types', 'references', 'intrinsics', 'template-conditions'].map((name) =>
    join('model', `${name}.ts`),
  ),
  ...['public-ways', 'access-question', 'answer', 'parameters'].map((name) => join('tools/access', `${name}.ts`)),
].filter((file) => file.endsWith('.ts'));

/** What the sources say, with `x` for whatever is filled in. */
function reasonsIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(join(LIB, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const [text] =
      ts.isNewExpression(node) && /UndecidableError/.test(node.expression.getText()) ? (node.arguments ?? []) : [];
    if (text && ts.isStringLiteralLike(text)) found.push(text.text);
    if (text && ts.isTemplateExpression(text)) {
      found.push([text.head.text, ...text.templateSpans.map(({ literal }) => literal.text)].join('x'));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const REASONS = SOURCES.flatMap(reasonsIn);

test('every reason for which a question about access stays open is told in Korean', () => {
  expect(REASONS.length).toBeGreaterThan(60);
  expect(REASONS.filter((reason) => !/[가-힣]/.test(reasonWords(reason, 'ko')))).toEqual([]);
});

test('a reason is told with what stands in it, and in English as the model says it', () => {
  const reason = 'Db holds a policy in Nested, which is not understood';
  expect(reasonWords(reason, 'ko')).toBe('Db의 Nested에 있는 정책을 해석할 수 없습니다');
  expect(reasonWords(reason, 'en')).toBe(reason);
});

test.each(KOREAN_REASONS)('%s', (model, korean) => {
  expect(reasonWords(model.replaceAll('{}', 'x'), 'ko')).toBe(korean.replace(/\{\d?\}/g, 'x'));
});
