import { allowing, arnOf, type Mutant, type RawTemplate, resource, statements } from '../../proofs/mutant';

const GUARDED = 'rag classroom guarded';
const POLICY = 'FunctionsAskRoleDefaultPolicy';

const answering = (template: RawTemplate) =>
  statements(template, POLICY).filter(({ Action }) => Action === 'bedrock:InvokeModelWithResponseStream');
const environment = (template: RawTemplate) =>
  resource(template, 'FunctionsAskFunction').Properties['Environment'].Variables;

/** What looks at questions and answers. */
export const guardrailMutants: readonly Mutant[] = [
  {
    fault: 'an answer may be written without the guardrail',
    rule: 'roles',
    variant: GUARDED,
    change: (template) => {
      for (const statement of answering(template))
        delete statement['Condition'].StringEquals['bedrock:GuardrailIdentifier'];
    },
  },
  {
    fault: 'by one of its ways the model may be called without the guardrail',
    rule: 'roles',
    variant: GUARDED,
    change: (template) => {
      delete answering(template).at(-1)!['Condition'].StringEquals['bedrock:GuardrailIdentifier'];
    },
  },
  {
    fault: 'the draft of the guardrail will do, which changes while it is in use',
    rule: 'roles',
    variant: GUARDED,
    change: (template) => {
      const { 'Fn::GetAtt': arn } = arnOf(template, 'AnswersGuardrail');
      for (const statement of answering(template))
        statement['Condition'].StringEquals['bedrock:GuardrailIdentifier'] = { 'Fn::GetAtt': [arn[0], 'GuardrailArn'] };
    },
  },
  {
    fault: 'requests name the draft of the guardrail',
    rule: 'environment',
    variant: GUARDED,
    change: (template) => {
      const { 'Fn::GetAtt': arn } = arnOf(template, 'AnswersGuardrail');
      environment(template).GUARDRAIL = { 'Fn::Join': ['', [{ 'Fn::GetAtt': [arn[0], 'GuardrailArn'] }, ':DRAFT']] };
    },
  },
  {
    fault: 'requests name no guardrail, and are all refused',
    rule: 'environment',
    variant: GUARDED,
    change: (template) => {
      delete environment(template).GUARDRAIL;
    },
  },
  {
    fault: 'the version is one of another guardrail',
    rule: 'limits',
    variant: GUARDED,
    change: (template) => {
      resource(template, 'AnswersVersion').Properties['GuardrailIdentifier'] = 'abc123';
    },
  },
  {
    fault: 'texts may not be looked at in a region that they are handed to',
    rule: 'roles',
    variant: GUARDED,
    change: (template) => {
      allowing(template, POLICY, 'bedrock:ApplyGuardrail')['Resource'].splice(1, 1);
    },
  },
  {
    fault: 'the guardrail reads no Korean',
    rule: 'limits',
    variant: GUARDED,
    change: (template) => {
      const { ContentPolicyConfig: content } = resource(template, 'AnswersGuardrail').Properties;
      content.ContentFiltersTierConfig.TierName = 'CLASSIC';
    },
  },
  {
    fault: 'nobody looks for attacks on the model',
    rule: 'limits',
    variant: GUARDED,
    change: (template) => {
      resource(template, 'AnswersGuardrail').Properties['ContentPolicyConfig'].FiltersConfig.pop();
    },
  },
  {
    fault: 'the model may not be called in a region that its profile hands requests to',
    rule: 'roles',
    variant: 'rag classroom geographic, by Cohere, x86_64',
    change: (template) => {
      answering(template).at(-1)!['Resource'].pop();
    },
  },
];
