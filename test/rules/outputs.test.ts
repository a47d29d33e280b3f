import { readTemplate } from '../../lib/model/template';
import { outputRules } from '../../lib/rules/outputs';
import { violated } from './violated';

const SYDNEY = '--region ap-southeast-2';

/** Rules that outputs of a stack in ap-southeast-2 break. */
const broken = (outputs: Record<string, unknown>) =>
  violated(
    outputRules,
    readTemplate(
      { Outputs: Object.fromEntries(Object.entries(outputs).map(([name, Value]) => [name, { Value }])) },
      { name: 'Test', region: 'ap-southeast-2' },
    ),
  );

describe('a command names the region of its stack', () => {
  test.each([
    `aws s3 ls ${SYDNEY}`,
    'aws s3 ls "--region=ap-southeast-2"'.replaceAll('"', ''),
    `ssh -i key.pem "ubuntu@$(aws ec2 describe-instances ${SYDNEY} --query "Reservations[0]")"`,
    'aws iam list-users',
    'aws cloudfront create-invalidation --distribution-id E1 --paths "/*"',
    'aws wafv2 list-web-acls --scope CLOUDFRONT --region us-east-1',
    'aws acm describe-certificate --certificate-arn arn:aws:acm:us-east-1:111122223333:certificate/1 --region us-east-1',
    'https://ap-southeast-2.console.aws.amazon.com/ec2/home?region=ap-southeast-2#Instances:',
  ])('%s', (value) => {
    expect(broken({ Step01Look: value })).toEqual([]);
  });

  test.each([
    'aws s3 ls',
    'aws s3 ls --region us-east-1',
    'aws s3 ls --region ap-southeast-22',
    'aws s3 ls --region us-east-1 --region ap-southeast-2',
    'aws  --profile minji s3 ls',
    'aws.exe s3 ls',
    'aws acm list-certificates --region us-east-1',
    'aws wafv2 list-web-acls --scope REGIONAL --region us-east-1',
    'aws iam list-users --region eu-west-1',
    `aws s3 cp s3://a s3://b ${SYDNEY} --source-region us-east-1`,
    'npx cdk destroy Test -c pattern=tiny',
    'npx cdk destroy Test -c pattern=tiny -c region=us-east-1',
    'https://us-east-1.console.aws.amazon.com/ec2/home?region=us-east-1',
  ])('%s', (value) => {
    expect(broken({ Step01Look: value })).toContain('CommandsNameTheirRegion');
  });

  test.each(['npm run redrive -- --stack Test', 'npm run redrive -- --region us-east-1', 'npm run unheard-of'])(
    '%s',
    (value) => {
      expect(broken({ Step01Send: value, Step01SendInPowerShell: `npm.cmd run redrive -- ${SYDNEY}` })).toContain(
        'CommandsNameTheirRegion',
      );
    },
  );
});

test('a command of the CDK names it in either form, and npx by its ending in PowerShell', () => {
  const destroy = (npx: string) => `${npx} cdk destroy Test -c pattern=tiny -c region=ap-southeast-2`;
  expect(broken({ Step01Destroy: destroy('npx'), Step01DestroyInPowerShell: destroy('npx.cmd') })).toEqual([]);
  expect(broken({ Step01Destroy: destroy('npx'), Step01DestroyInPowerShell: destroy('npx') })).toEqual([
    'CommandsSuitTheirShell',
  ]);
});

describe('a command suits who reads it', () => {
  test.each([
    ['an environment prefix', `AWS_PAGER= aws s3 ls ${SYDNEY}`],
    ['a pattern for file names', `aws s3 ls s3://a/* ${SYDNEY}`],
    ['brackets', `aws ec2 describe-instances ${SYDNEY} --query Reservations[0]`],
    ['a question mark', `npx cdk list ?`],
    ['a comma', `aws logs tail a,b ${SYDNEY}`],
    ['a word with an at sign', `aws s3api put-object --body @photo.jpg ${SYDNEY}`],
    ['a variable in double quotes', `aws s3 ls "s3://$BUCKET" ${SYDNEY}`],
    ['a program that Windows has not', `sudo aws s3 ls ${SYDNEY}`],
    ['a program inside another', `ssh "ubuntu@$(dig example.com)"`],
    ['JSON in single quotes', `aws sns publish --message '{"a":1}' ${SYDNEY}`],
    ['an escaped quote', `aws s3 ls "s3://a\\"b" ${SYDNEY}`],
    ['a comment', `aws s3 ls ${SYDNEY} # all of them`],
    ['a quote that does not end', `aws s3 ls "s3://a ${SYDNEY}`],
    ['a job in the background', `aws s3 ls ${SYDNEY} &`],
    ['an exclamation mark', `aws s3 ls s3://a!b ${SYDNEY}`],
  ])('given once: %s', (_, value) => {
    expect(broken({ Step01Look: value })).toContain('CommandsSuitTheirShell');
  });

  test.each([
    ['a pattern for file names', `rm -f *.pem`],
    ['brackets', `curl https://example.com/[a]`],
    ['a variable out of quotes', `for NAME in a b; do aws iam get-user --user-name $NAME; done`],
    ['a program that is not everywhere', `uuidgen`],
  ])('for bash and zsh: %s', (_, value) => {
    expect(broken({ Step01Look: value, Step01LookInPowerShell: `aws s3 ls ${SYDNEY}` })).toContain(
      'CommandsSuitTheirShell',
    );
  });

  test.each([
    ['an environment prefix', `$keys = aws configure list; AWS_PAGER='' aws s3 ls ${SYDNEY}`],
    ['an alias for another program', 'curl https://example.com'],
    ['npm that eats the options', `npm run redrive -- ${SYDNEY}`],
    ['a variable that nothing sets', `aws s3 ls "s3://$BUCKET" ${SYDNEY}`],
    ['a splat of nothing', `aws s3 ls @options ${SYDNEY}`],
    ['a comma between words', `icacls a,b`],
    ['an operator of the other shells', `aws s3 ls ${SYDNEY} && aws s3 ls ${SYDNEY}`],
    ['a file in UTF-16', `aws s3 ls ${SYDNEY} > list.txt`],
    ['JSON as an argument', `aws sns publish --message '{"a":1}' ${SYDNEY}`],
  ])('for PowerShell: %s', (_, value) => {
    expect(broken({ Step01Look: `aws s3 ls ${SYDNEY}`, Step01LookInPowerShell: value })).toContain(
      'CommandsSuitTheirShell',
    );
  });

  test('and what each shell takes, passes', () => {
    expect(
      broken({
        Step01Post: `( KEYS="$(aws configure export-credentials)" && eval "$KEYS" && printf %s '{"a":1}' | curl -sS \${TOKEN:+"-Hx: $TOKEN"} -H "Key: $(od -An /dev/urandom | tr -d ' \\n')" )`,
        Step01PostInPowerShell: `& { $token = if ($true) { '-H', "x: 1" } else { @() }; '{"a":1}' | curl.exe @token "$([guid]::NewGuid())" }`,
      }),
    ).toEqual([]);
  });
});
