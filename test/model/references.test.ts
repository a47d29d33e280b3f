import { strayReferences, strayText } from '../../lib/model/reference-properties';
import { referencedId, referencedIds, resourceBehind, resourcesBehind } from '../../lib/model/references';
import { readTemplate } from '../../lib/model/template';
import { UndecidableError } from '../../lib/model/undecidable-error';

function model(resources: Record<string, unknown>) {
  return readTemplate({ Resources: resources }, { name: 'Test', region: 'ap-southeast-2' });
}

describe('references', () => {
  test('lead to a resource by Ref and both spellings of Fn::GetAtt', () => {
    expect(
      [{ Ref: 'A' }, { 'Fn::GetAtt': ['B', 'Arn'] }, { 'Fn::GetAtt': 'C.Arn' }, 'D', null].map(referencedId),
    ).toEqual(['A', 'B', 'C', undefined, undefined]);
  });

  test('are found at any depth, also inside Fn::Sub', () => {
    const value = { 'Fn::Join': ['', ['x', { Ref: 'A' }, { 'Fn::Sub': 'arn:${B.Arn}/${C}' }]] };
    expect(referencedIds(value)).toEqual(['A', 'B', 'C']);
  });
});

describe('where a resource of the stack is expected', () => {
  const stack = model({ Jobs: { Type: 'AWS::SQS::Queue' }, Files: { Type: 'AWS::S3::Bucket' } });
  const behind = (value: unknown) => resourceBehind(stack, value, ['AWS::SQS::Queue'], 'Mapping Source').logicalId;

  test('a reference, or a text around one, leads to it', () => {
    expect(behind({ 'Fn::GetAtt': ['Jobs', 'Arn'] })).toBe('Jobs');
    expect(behind({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, { Ref: 'Jobs' }]] })).toBe('Jobs');
    expect(resourcesBehind(stack, undefined, ['AWS::SQS::Queue'], 'x')).toEqual([]);
  });

  test.each([
    ['a literal', 'arn:aws:sqs:us-east-1:111122223333:jobs'],
    ['nothing', undefined],
    ['another type', { Ref: 'Files' }],
    ['a parameter', { Ref: 'QueueArn' }],
    ['an import', { 'Fn::ImportValue': 'Other' }],
    ['two resources', { 'Fn::Join': ['', [{ Ref: 'Jobs' }, { Ref: 'Files' }]] }],
  ])('%s is an error that names the place', (_, value) => {
    expect(() => behind(value)).toThrow(/^Mapping Source is/);
  });

  test('a list must be written out', () => {
    expect(() => resourcesBehind(stack, { 'Fn::Split': [',', 'a'] }, ['AWS::SQS::Queue'], 'x')).toThrow(
      UndecidableError,
    );
  });
});

describe('stray references', () => {
  test('are literals and imports where the stack has a resource to name, each with its place', () => {
    const stray = strayReferences(
      model({
        Web: { Type: 'AWS::EC2::SecurityGroup' },
        Server: {
          Type: 'AWS::EC2::Instance',
          Properties: {
            SecurityGroupIds: [{ 'Fn::GetAtt': ['Web', 'GroupId'] }, 'sg-0123456789abcdef0'],
            SubnetId: { 'Fn::ImportValue': 'subnet' },
          },
        },
        Grant: { Type: 'AWS::IAM::ManagedPolicy', Properties: { Users: ['root-of-all'] } },
        Odd: {
          Type: 'AWS::SSM::Parameter',
          Properties: { Description: 'vpc-0123 is meant', Value: 'arn:aws:iam::111122223333:role/Administrator' },
        },
      }),
    );
    expect(stray.map(strayText)).toEqual([
      'Server SubnetId: {"Fn::ImportValue":"subnet"}',
      'Server SecurityGroupIds: "sg-0123456789abcdef0"',
      'Grant Users: "root-of-all"',
      'Odd Value: "arn:aws:iam::111122223333:role/Administrator"',
    ]);
  });
});
