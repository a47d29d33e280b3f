import { ResourceImpact } from '@aws-cdk/cloudformation-diff';
import { diffWithMovedAttributes } from '../../lib/tools/compare/impact/moved-attributes';
import { idOf, type RawTemplate } from '../proofs/mutant';
import { synthesizeJson } from '../support/synthesize';

const templateOf = (region?: 'ap-northeast-2') =>
  synthesizeJson({ pattern: 'rag', config: { region, rag: { guardrail: true } } }) as unknown as RawTemplate;

test('a guardrail with another policy stays, and gets another version before the former goes', () => {
  const [sydney, seoul] = [templateOf(), templateOf('ap-northeast-2')] as [RawTemplate, RawTemplate];
  const policy = (template: RawTemplate) =>
    template.Resources[idOf(template, 'AnswersVersion')]!.Properties['Description'];
  expect(policy(seoul)).not.toBe(policy(sydney));
  const { changes } = diffWithMovedAttributes(sydney, seoul);
  expect(changes[idOf(sydney, 'AnswersGuardrail')]!.changeImpact).toBe(ResourceImpact.WILL_UPDATE);
  expect(changes[idOf(sydney, 'AnswersVersion')]!.changeImpact).toBe(ResourceImpact.WILL_REPLACE);
});
