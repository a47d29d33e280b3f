import { readTemplate } from '../../../lib/model/template';
import { ask, policy, role, user } from './ask';

const PARAMETERS = {
  Bucket: { Type: 'String', Default: 'theirs' },
  Unused: { Type: 'String', Default: 'x' },
  Nothing: { Type: 'String' },
  LookedUp: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/a/path' },
  Range: { Type: 'String', Default: '10.0.0.0/8' },
};

function reading(parameter: string) {
  const Resource = { 'Fn::Sub': `arn:aws:s3:::\${${parameter}}/*` };
  const Resources = { Reader: role([{ Effect: 'Allow', Action: 's3:GetObject', Resource }]) };
  return readTemplate({ Parameters: PARAMETERS, Resources }, { name: 'Made', region: 'ap-southeast-2' });
}
const READ = ['--who', 'Reader', '--can', 's3:GetObject', '--on', 'arn:aws:s3:::theirs/x'];

test('an answer says which default values it takes for granted, and is another one with other values', async () => {
  const stack = reading('Bucket');
  const { exitCode, text } = await ask(stack, ...READ);
  expect([exitCode, text]).toEqual([
    0,
    expect.stringMatching(/default values of parameters: Bucket = "theirs"\. .*--parameter Bucket=VALUE/),
  ]);
  expect((await ask(stack, ...READ, '--lang', 'ko')).text).toMatch(
    /파라미터의 기본값으로 답했습니다: Bucket = "theirs"/,
  );
  expect(JSON.parse((await ask(stack, ...READ, '--json')).text).parameters).toEqual({ Bucket: 'theirs' });
  const ours = await ask(stack, ...READ, '--parameter', 'Bucket=ours');
  expect([ours.exitCode, ours.text]).toEqual([1, expect.not.stringMatching(/default value/)]);
});

test('a list of rights says so too', async () => {
  expect((await ask(reading('Bucket'), '--who', 'Reader')).text).toMatch(/Bucket = "theirs"/);
});

test.each([
  ['has no value', 'Nothing', /parameter Nothing no value; give one with --parameter Nothing=VALUE/],
  ['is looked up', 'LookedUp', /LookedUp has its value from a deployment; give one with --parameter LookedUp=VALUE/],
])('a parameter that %s leaves the answer open until it is given', async (_, name, words) => {
  const { exitCode, text } = await ask(reading(name), ...READ);
  expect([exitCode, text]).toEqual([2, expect.stringMatching(words)]);
  expect((await ask(reading(name), ...READ, '--lang', 'ko')).text).toMatch(new RegExp(`--parameter ${name}=VALUE로`));
  expect((await ask(reading(name), ...READ, '--parameter', `${name}=theirs`)).exitCode).toBe(0);
});

test('who reaches whom rests on the parameters of the network', async () => {
  const Resources = {
    Network: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Group: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: { SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: { Ref: 'Range' } }] },
    },
    Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Network' } } },
    Server: {
      Type: 'AWS::EC2::Instance',
      Properties: { SubnetId: { Ref: 'Subnet' }, SecurityGroupIds: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }] },
    },
  };
  const stack = readTemplate({ Parameters: PARAMETERS, Resources }, { name: 'Made', region: 'ap-southeast-2' });
  expect((await ask(stack, '--reach', 'Server')).text).toMatch(
    /default values of parameters: Range = "10\.0\.0\.0\/8"/,
  );
});

test('so does what a condition leaves out', async () => {
  const Conditions = { Closed: { 'Fn::Equals': [{ Ref: 'Bucket' }, 'theirs'] } };
  const refusal = { Effect: 'Deny', Action: 's3:*', Resource: '*' };
  const Resources = {
    Reader: role([{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }]),
    Refusal: {
      Type: 'AWS::IAM::Policy',
      Condition: 'Closed',
      Properties: { Roles: [{ Ref: 'Reader' }], PolicyName: 'Refusal', PolicyDocument: policy(refusal) },
    },
  };
  const template = { Parameters: PARAMETERS, Conditions, Resources };
  const stack = readTemplate(template, { name: 'Made', region: 'ap-southeast-2' });
  const { exitCode, text } = await ask(stack, ...READ);
  expect([exitCode, text]).toEqual([1, expect.stringMatching(/Bucket = "theirs"/)]);
  expect((await ask(stack, ...READ, '--parameter', 'Bucket=ours')).exitCode).toBe(0);
});

test('what is so by way of a role in one outcome of a deployment alone depends on it', async () => {
  const takes = { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: { 'Fn::GetAtt': ['Reader', 'Arn'] } };
  const Resources = {
    Files: { Type: 'AWS::S3::Bucket' },
    Anna: user([takes]),
    Reader: {
      ...role([{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }], {
        AssumeRolePolicyDocument: policy({
          Effect: { 'Fn::If': ['Shut', 'Deny', 'Allow'] },
          Action: 'sts:AssumeRole',
          Principal: { AWS: { 'Fn::GetAtt': ['Anna', 'Arn'] } },
        }),
      }),
    },
  };
  const Conditions = { Shut: { 'Fn::Equals': [{ Ref: 'Stage' }, 'production'] } };
  const template = { Parameters: { Stage: { Type: 'String' } }, Conditions, Resources };
  const stack = readTemplate(template, { name: 'Made', region: 'ap-southeast-2' });
  const question = ['--who', 'Anna', '--can', 's3:GetObject', '--on', 'Files/x'];
  expect(await ask(stack, ...question)).toMatchObject({ exitCode: 2, text: expect.stringMatching(/depends on Shut/) });
  expect((await ask(stack, ...question, '--parameter', 'Stage=test')).exitCode).toBe(0);
  expect((await ask(stack, ...question, '--parameter', 'Stage=production')).exitCode).toBe(1);
});

test.each(['CommaDelimitedList', 'AWS::SSM::Parameter::Value<List<String>>'])(
  'each part of a parameter of the type %s counts',
  async (Type) => {
    const Resources = { Reader: role([{ Effect: 'Allow', Action: 's3:GetObject', Resource: { Ref: 'Files' } }]) };
    const template = { Parameters: { Files: { Type, Default: 'a' } }, Resources };
    const stack = readTemplate(template, { name: 'Made', region: 'ap-southeast-2' });
    const codes = await Promise.all(
      ['ours', 'theirs', 'others'].map(async (bucket) => {
        const question = ['--who', 'Reader', '--can', 's3:GetObject', '--on', `arn:aws:s3:::${bucket}/x`];
        return (await ask(stack, ...question, '--parameter', 'Files=arn:aws:s3:::ours/*, arn:aws:s3:::theirs/*'))
          .exitCode;
      }),
    );
    expect(codes).toEqual([0, 0, 1]);
  },
);
