import { admissions } from '../../../lib/model/iam/admissions';
import { parsePolicy } from '../../../lib/model/iam/policy-document';
import { RequestContext } from '../../../lib/model/iam/request-context';

const ACCOUNT = '111122223333';
const QUEUE = `arn:aws:sqs:us-east-1:${ACCOUNT}:jobs`;

/** Who gets in, by whether they are strangers. */
function admitted(statement: object, ...more: object[]) {
  const document = parsePolicy(
    {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: QUEUE, ...statement }, ...more],
    },
    'resource',
  );
  const asked = admissions([{ logicalId: 'Policy', resource: QUEUE, document }], {
    account: ACCOUNT,
    foreignAccount: '999988887777',
    context: new RequestContext({ 'aws:SecureTransport': 'true' }),
  });
  const some = (stranger: boolean) => asked.some((each) => each.stranger === stranger && each.allowed);
  return { own: some(false), strangers: some(true) };
}

const service = (Condition?: object) => ({
  Principal: { Service: 'cloudfront.amazonaws.com' },
  ...(Condition && { Condition }),
});
const source = (arn: string) => service({ ArnLike: { 'aws:SourceArn': arn } });

test.each([
  ['a service for anybody', service(), { own: true, strangers: true }],
  ['a source of any account', source('arn:aws:cloudfront::*:distribution/*'), { own: true, strangers: true }],
  [
    'a source of the own account',
    source(`arn:aws:cloudfront::${ACCOUNT}:distribution/*`),
    { own: true, strangers: false },
  ],
  ['a source that names no account', source('arn:aws:s3:::files'), { own: true, strangers: true }],
  ['a source account', service({ StringEquals: { 'aws:SourceAccount': ACCOUNT } }), { own: true, strangers: false }],
  ['another account', { Principal: { AWS: '999988887777' } }, { own: false, strangers: true }],
  ['the own account', { Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` } }, { own: true, strangers: false }],
  ['everybody', { Principal: '*' }, { own: true, strangers: true }],
])('a statement for %s lets in whom it lets in', (_, statement, expected) => {
  expect(admitted(statement)).toEqual(expected);
});

test('a statement that denies what another allows is heard', () => {
  const deny = {
    Effect: 'Deny',
    Principal: '*',
    Action: '*',
    Resource: '*',
    Condition: { StringNotEquals: { 'aws:SourceAccount': ACCOUNT } },
  };
  expect(admitted(service(), deny)).toEqual({ own: true, strangers: false });
});
