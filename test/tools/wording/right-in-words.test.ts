import type { AssembledStack } from '../../../lib/model/assembly';
import { type Right, rightsOf } from '../../../lib/model/iam/rights';
import { readTemplate, type StackModel } from '../../../lib/model/template';
import { rightInWords } from '../../../lib/tools/wording/right-in-words';
import { PATTERNS } from '../../patterns';
import { synthesizeModel } from '../../support/synthesize';
import { variantsOf } from '../../support/variants';

/** What no sentence may hold: tokens, hashes of logical ids, and what a program prints of its own. */
const UNREADABLE = /\$\{|Token\[|\[object|undefined|[\uE000\uE001]|(?<![0-9])[0-9A-F]{8}(?![0-9a-f])|Fn::|"Ref"/;
const WHOLE = { en: /^[\w`].* may .*\.$/, ko: /수 (있습니다|없습니다)(\(.*\))?\.$|알 수 없습니다\.$/ };

async function sentencesOf(stack: StackModel, right: Right) {
  return Promise.all([rightInWords(stack, right, 'en'), rightInWords(stack, right, 'ko')]);
}

describe.each(PATTERNS.map((pattern) => [pattern.stack.pattern.name, variantsOf(pattern)] as const))('%s', (_, all) => {
  const rights = () => {
    const found = all.flatMap((variant) => {
      const stack = synthesizeModel(variant);
      return rightsOf(stack).map((right) => [JSON.stringify(right), { stack, right }] as const);
    });
    return [...new Map(found).values()];
  };

  test('every right of every shape is a sentence in both languages that names each action', async () => {
    const astray: string[] = [];
    for (const { stack, right } of rights()) {
      const [en, ko] = await sentencesOf(stack, right);
      const silent = right.actions.patterns.filter((action) => !en.includes(action) || !ko.includes(action));
      const odd = [!WHOLE.en.test(en) && en, !WHOLE.ko.test(ko) && ko, ...[en, ko].filter((s) => UNREADABLE.test(s))];
      astray.push(...odd.filter((text) => text !== false), ...silent);
    }
    expect(astray).toEqual([]);
  });

  test('a condition, a resource or the effect that is another is another sentence', async () => {
    const unheard: string[] = [];
    for (const { stack, right } of rights()) {
      if (right.unread) continue;
      const said = await sentencesOf(stack, right);
      const { resources, conditions } = right;
      const changed: Right[] = [
        { ...right, effect: right.effect === 'Allow' ? 'Deny' : 'Allow' },
        { ...right, resources: { ...resources, excluded: !resources.excluded } },
        ...conditions.map((condition) => ({ ...right, conditions: conditions.filter((other) => other !== condition) })),
      ];
      const others = await Promise.all(changed.map((other) => sentencesOf(stack, other)));
      unheard.push(...others.flatMap((texts) => texts.filter((text, at) => text === said[at])));
    }
    expect(unheard).toEqual([]);
  });
});

const stack = readTemplate(
  {
    Resources: {
      Jobs1A2B3C4D: { Type: 'AWS::SQS::Queue' },
      Worker5E6F7A8B: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'made-up.amazonaws.com' } },
          },
        },
      },
    },
  },
  { name: 'Made', region: 'ap-southeast-2' },
);
const queue = { 'Fn::GetAtt': ['Jobs1A2B3C4D', 'Arn'] };

/** The first right of a policy for the role that holds one statement. */
function rightOf(statement: object, { resources } = stack): Right {
  const policy = {
    logicalId: 'Policy9C0D1E2F',
    type: 'AWS::IAM::Policy',
    properties: {
      Roles: [{ Ref: 'Worker5E6F7A8B' }],
      PolicyDocument: { Version: '2012-10-17', Statement: { Effect: 'Allow', Resource: queue, ...statement } },
    },
    dependsOn: [],
    attributes: {},
  };
  return rightsOf({ ...stack, resources: new Map([...resources, [policy.logicalId, policy]]) })[0]!;
}

const RECEIVE = { Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage'] };
const TAKE = 'The role Worker may receive and delete messages of Jobs (sqs:ReceiveMessage, sqs:DeleteMessage)';
const when = (operator: string, key: string, value: unknown, effect = 'Allow') => ({
  ...RECEIVE,
  Effect: effect,
  Condition: { [operator]: { [key]: value } },
});

describe('a sentence', () => {
  test.each([
    [RECEIVE, `${TAKE}.`],
    [when('Bool', 'aws:MultiFactorAuthPresent', 'true'), `${TAKE}, only with MFA.`],
    [when('BoolIfExists', 'aws:MultiFactorAuthPresent', 'true'), `${TAKE}, only with MFA (or where AWS does not say).`],
    [when('IpAddress', 'aws:SourceIp', ['203.0.113.0/24', '::1']), `${TAKE}, only from 203.0.113.0/24 or ::1.`],
    [when('StringNotEquals', 'aws:RequestedRegion', 'us-east-1'), `${TAKE}, not in us-east-1.`],
    [
      when('StringEqualsIfExists', 'aws:SourceAccount', '444455556666'),
      `${TAKE}, only on behalf of account 444455556666 (or where AWS does not say).`,
    ],
    // What has no words goes by its names.
    [
      when('NumericLessThan', 's3:max-keys', 10),
      `${TAKE}, only with \`NumericLessThan\` of \`s3:max-keys\` and \`10\`.`,
    ],
    [
      when('ForAnyValue:StringLike', 'aws:SourceIp', 'x'),
      `${TAKE}, only with \`ForAnyValue:StringLike\` of \`aws:SourceIp\` and \`x\`.`,
    ],
    [when('Null', 'aws:TagKeys', 'true'), `${TAKE}, only without \`aws:TagKeys\`.`],
    [{ Action: 'sqs:NoSuchThing' }, 'The role Worker may call `sqs:NoSuchThing` on Jobs (sqs:NoSuchThing).'],
    [{ Action: 'sqs:PurgeQueue' }, 'The role Worker may make these changes to Jobs (sqs:PurgeQueue).'],
    [{ Action: 'sqs:List*' }, 'The role Worker may read these details of Jobs (sqs:List*).'],
    [{ Action: 'sqs:*' }, 'The role Worker may do anything with Jobs (sqs:*).'],
    [{ NotAction: 'iam:*' }, 'The role Worker may do everything with Jobs but iam:*.'],
    [
      { Action: 'sqs:SendMessage', Resource: undefined, NotResource: queue },
      'The role Worker may send messages to everything but Jobs (sqs:SendMessage).',
    ],
    [
      { Action: 's3:GetObject', Resource: 'arn:aws:s3:::elsewhere/${aws:username}/*' },
      'The role Worker may read objects in elsewhere/(own name)/* (s3:GetObject).',
    ],
  ])('%j', async (statement, sentence) => {
    expect(await rightInWords(stack, rightOf(statement), 'en')).toBe(sentence);
  });

  test.each([
    [RECEIVE, 'Worker 역할은 Jobs의 메시지를 받고 지울 수 있습니다(sqs:ReceiveMessage, sqs:DeleteMessage).'],
    [
      when('BoolIfExists', 'aws:MultiFactorAuthPresent', 'false', 'Deny'),
      'Worker 역할은 MFA 없이 하는 요청이면 Jobs의 메시지를 받거나 지울 수 없습니다(sqs:ReceiveMessage, sqs:DeleteMessage).',
    ],
    [
      when('IpAddress', 'aws:SourceIp', '203.0.113.0/24'),
      'Worker 역할은 203.0.113.0/24에서 온 요청일 때만 Jobs의 메시지를 받고 지울 수 있습니다(sqs:ReceiveMessage, sqs:DeleteMessage).',
    ],
    [
      { NotAction: 'iam:ChangePassword', Effect: 'Deny', Resource: '*' },
      'Worker 역할은 iam:ChangePassword 작업 외에는 아무것도 할 수 없습니다.',
    ],
  ])('in Korean: %j', async (statement, sentence) => {
    expect(await rightInWords(stack, rightOf(statement), 'ko')).toBe(sentence);
  });

  test.each([
    ['BoolIfExists', 'unless with MFA'],
    // A request of an access key does not state the key, and Bool lets it pass.
    ['Bool', 'when asked without MFA that AWS knows of'],
  ])('tells Deny with %s from one that an access key slips by', async (operator, clause) => {
    const right = rightOf(when(operator, 'aws:MultiFactorAuthPresent', 'false', 'Deny'));
    expect(await rightInWords(stack, right, 'en')).toMatch(new RegExp(`may not receive or delete .*, ${clause}\\.$`));
  });

  test('calls things by the paths of their constructs where they are at hand, and unknown services by their names', async () => {
    const origins: AssembledStack['origins'] = new Map([
      ['Jobs1A2B3C4D', { path: 'Made/Queue/Jobs/Resource', lines: [] }],
      ['Worker5E6F7A8B', { path: 'Made/Custom::Worker/Worker/Role-1f2e3d/Default', lines: [] }],
    ]);
    const named: AssembledStack = { id: 'Made', model: stack, template: {}, terminationProtection: false, origins };
    expect(await rightInWords(named, rightOf(RECEIVE), 'en')).toMatch(/^The role Worker\/Role may .* of Queue\/Jobs /);
    expect(await rightInWords(named, rightsOf(stack)[0]!, 'en')).toBe(
      '`made-up.amazonaws.com` may take on the role Worker/Role (sts:AssumeRole).',
    );
  });
});
