import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessCommand } from '../../../lib/tools/access/command-line';
import { readStacks } from '../../../lib/tools/access/read-stacks';

const folder = mkdtempSync(join(tmpdir(), 'left-open-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is answered about a file. */
async function asked(content: unknown, ...question: string[]) {
  const file = join(folder, 'Stack.template.json');
  writeFileSync(file, JSON.stringify(content));
  const surroundings = { read: readStacks, progress: () => {} };
  return accessCommand(['--template', file, '--lang', 'en', ...question], {}, surroundings);
}

const refusing = {
  PolicyName: 'No',
  PolicyDocument: { Statement: [{ Effect: 'Deny', Action: 's3:*', Resource: '*' }] },
};
const worker = {
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    },
    Policies: [
      { PolicyName: 'Yes', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] } },
    ],
  },
};
const files = { Type: 'AWS::S3::Bucket' };
const READ = ['--can', 's3:GetObject', '--on', 'Files/x'];

describe('what a template leaves open', () => {
  test('is no answer: a refusal that a condition makes', async () => {
    const refusal = {
      Type: 'AWS::IAM::Policy',
      Condition: 'Closed',
      Properties: { Roles: [{ Ref: 'Worker' }], ...refusing },
    };
    const Resources = { Files: files, Worker: worker, Refusal: refusal };
    const Conditions = { Closed: { 'Fn::Equals': [{ Ref: 'Stage' }, 'production'] } };
    const Parameters = { Stage: { Type: 'String' } };
    const template = { Parameters, Conditions, Resources };
    const { exitCode, text } = await asked(template, '--who', 'Worker', ...READ);
    expect({ exitCode, text }).toEqual({
      exitCode: 2,
      text: expect.stringMatching(/The answer depends on Closed, which a deployment decides by Stage/),
    });
    const given = await Promise.all(
      ['production', 'test'].map((value) =>
        asked(template, '--who', 'Worker', ...READ, '--parameter', `Stage=${value}`),
      ),
    );
    expect(given.map((each) => each.exitCode)).toEqual([1, 0]);
    expect(given.filter((each) => /default value/.test(each.text))).toEqual([]);
  });

  test('is an answer all the same where only metadata of the library has a condition', async () => {
    const metadata = { Type: 'AWS::CDK::Metadata', Condition: 'Available' };
    const { exitCode } = await asked(
      { Resources: { Files: files, Worker: worker, metadata } },
      '--who',
      'Worker',
      ...READ,
    );
    expect(exitCode).toBe(0);
  });

  test.each([
    ['of a user', { Somebody: { Type: 'AWS::IAM::User', Properties: { Groups: ['Administrators'] } } }],
    [
      'that a user is added to',
      {
        Somebody: { Type: 'AWS::IAM::User' },
        Added: {
          Type: 'AWS::IAM::UserToGroupAddition',
          Properties: { GroupName: 'Administrators', Users: [{ Ref: 'Somebody' }] },
        },
      },
    ],
  ])('is no answer: a group %s, which another stack holds', async (_, others) => {
    const { exitCode, text } = await asked({ Resources: { Files: files, ...others } }, '--who', 'Somebody', ...READ);
    expect({ exitCode, text }).toEqual({ exitCode: 2, text: expect.stringMatching(/group Administrators/) });
  });
});

test.each([
  [{ name: 'package' }, /it has no Resources/],
  [[], /it has no Resources/],
  [{ Resources: { Files: {} } }, /Files has no Type/],
  [{ Resources: { Files: null } }, /Files has no Type/],
  [{ Resources: { Files: { ...files, Properties: 'x' } } }, /Properties of Files/],
  [{ Resources: { Files: files }, Outputs: null }, /Outputs/],
  [{ Resources: { Files: files }, Outputs: { Name: null } }, /Outputs/],
])('a file that is no template is refused: %j', async (content, why) => {
  const { exitCode, text } = await asked(content);
  expect({ exitCode, text }).toEqual({ exitCode: 2, text: expect.stringMatching(why) });
});

test.each([
  [{ 'Fn::Join': 'x' }, 'Fn::Join is "x"; it must be a text that stands between, and a list'],
  [{ 'Fn::Join': ['', [{}]] }, 'Fn::Join is ["",[{}]]; it must be'],
  [{ 'Fn::Sub': ['${A}', { A: {} }] }, 'Fn::Sub is ["${A}",{"A":{}}]; it must be a text'],
  [{ 'Fn::Sub': null }, 'Fn::Sub is null; it must be a value'],
  [{ 'Fn::Sub': [] }, 'Fn::Sub is []; it must be a text'],
  [{ 'Fn::GetAtt': 4 }, 'Fn::GetAtt is 4; it must be a logical id and an attribute'],
  [{ 'Fn::Select': [9, ['a']] }, 'Fn::Select is [9,["a"]]; it must be the number of a part'],
])('a function of another form is named: %j', async (made, problem) => {
  const role = structuredClone(worker);
  Object.assign(role.Properties.Policies[0]!.PolicyDocument.Statement[0]!, { Resource: made });
  const { exitCode, text } = await asked({ Resources: { Files: files, Worker: role } }, '--who', 'Worker', ...READ);
  expect({ exitCode, text }).toEqual({ exitCode: 2, text: expect.stringContaining(problem) });
});

test.each(['AWS::constructor::name', 'AWS::S3::constructor'])(
  'the type %s is unknown, whatever a table of JavaScript has by that name',
  async (type) => {
    const { exitCode, text } = await asked({ Resources: { Files: files, Odd: { Type: type } } });
    expect({ exitCode, text }).toEqual({
      exitCode: 2,
      text: expect.stringContaining(`The resource type ${type} is not known`),
    });
  },
);
