import { readTemplate } from '../../lib/model/template';
import { outcomesOf } from '../../lib/model/template-conditions';
import { UndecidableError } from '../../lib/model/undecidable-error';

const PARAMETERS = {
  Stage: { Type: 'String', Default: 'prod' },
  Open: { Type: 'String' },
  Other: { Type: 'String' },
  Image: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/a/path' },
};
const equals = (...sides: readonly unknown[]) => ({ 'Fn::Equals': sides });
const ref = (name: string) => ({ Ref: name });

/** What becomes of a topic under a condition, in each way in which a deployment can turn out. */
function outcomes(condition: unknown, others: object = {}, region = 'ap-southeast-2') {
  const Conditions = { Asked: condition, ...others };
  const Resources = { Topic: { Type: 'AWS::SNS::Topic', Condition: 'Asked' } };
  const Mappings = { ByStage: { prod: { size: 'large' } } };
  const template = { Parameters: PARAMETERS, Mappings, Conditions, Resources };
  const { stacks, open } = outcomesOf(readTemplate(template, { name: 'Made', region }));
  return { made: stacks.map(({ resources }) => resources.has('Topic')), open };
}

test.each([
  [equals('a', 'a'), true],
  [equals('a', 'b'), false],
  [equals(ref('Stage'), 'prod'), true],
  [equals(ref('AWS::Region'), 'us-east-1'), false],
  [equals({ 'Fn::FindInMap': ['ByStage', ref('Stage'), 'size'] }, 'large'), true],
  [{ 'Fn::Not': [equals(ref('Stage'), 'prod')] }, false],
  [{ 'Fn::And': [equals('a', 'b'), equals(ref('Open'), 'yes')] }, false],
  [{ 'Fn::Or': [equals('a', 'a'), equals(ref('Open'), 'yes')] }, true],
  [{ Condition: 'Named' }, true],
])('%j is decided by the template: %s', (condition, made) => {
  expect(outcomes(condition, { Named: equals(ref('Stage'), 'prod') })).toEqual({ made: [made], open: [] });
});

test.each([
  [equals(ref('Open'), 'yes')],
  [equals(ref('Image'), '/a/path')],
  [equals(ref('AWS::AccountId'), '111122223333')],
  [equals({ 'Fn::FindInMap': ['ByStage', ref('Open'), 'size'] }, 'large')],
  [{ 'Fn::And': [equals('a', 'a'), equals(ref('Open'), 'yes')] }],
  [{ 'Fn::And': [equals(ref('Open'), 'yes'), { 'Fn::Not': [equals(ref('Other'), 'yes')] }] }],
])('%j is for a deployment to decide', (condition) => {
  const { made, open } = outcomes(condition);
  expect({ made: [...new Set(made)].sort(), open }).toEqual({ made: [false, true], open: ['Asked'] });
});

test('the region of a template that was read alone is not known', () => {
  expect(outcomes(equals(ref('AWS::Region'), 'us-east-1'), {}, 'unknown-region').made).toEqual([true, false]);
});

test('one comparison turns out the same wherever it stands', () => {
  const Conditions = { Is: equals(ref('Open'), 'yes'), IsNot: { 'Fn::Not': [{ Condition: 'Is' }] } };
  const topic = (condition: string) => ({ Type: 'AWS::SNS::Topic', Condition: condition });
  const template = { Parameters: PARAMETERS, Conditions, Resources: { One: topic('Is'), Other: topic('IsNot') } };
  const { stacks } = outcomesOf(readTemplate(template, { name: 'Made', region: 'ap-southeast-2' }));
  expect(stacks.map(({ resources }) => [...resources.keys()])).toEqual([['One'], ['Other']]);
});

test('a choice is made wherever it stands, and what it leaves out is left out', () => {
  const Topic = {
    Type: 'AWS::SNS::Topic',
    Properties: {
      TopicName: { 'Fn::If': ['Asked', 'one', 'other'] },
      KmsMasterKeyId: { 'Fn::If': ['Asked', ref('AWS::NoValue'), 'key'] },
      Tags: [{ 'Fn::If': ['Asked', ref('AWS::NoValue'), 'never'] }, 'always'],
    },
  };
  const template = { Conditions: { Asked: equals('a', 'a') }, Resources: { Topic } };
  const { stacks } = outcomesOf(readTemplate(template, { name: 'Made', region: 'ap-southeast-2' }));
  expect(stacks.map(({ resources }) => resources.get('Topic')!.properties)).toEqual([
    { TopicName: 'one', Tags: ['always'] },
  ]);
});

test.each([
  ['is not there', equals('a', 'a'), { Condition: 'Nowhere' }],
  ['is made of itself', { Condition: 'Asked' }, { Condition: 'Asked' }],
])('a condition that %s is refused', (_, named, condition) => {
  expect(() => outcomes(condition, { Named: named })).toThrow(UndecidableError);
});

test('more than anybody would ask for is refused', () => {
  const many = ['Open', 'Other', 'Image', 'AWS::AccountId', 'AWS::StackName'].map((name) => equals(ref(name), 'yes'));
  expect(() => outcomes({ 'Fn::And': many })).toThrow(/Asked .*too many/);
});
