import { bucketsOf } from '../../lib/model/buckets';
import { readTemplate } from '../../lib/model/template';

function bucketOf(properties: object) {
  const template = {
    Resources: { Told: { Type: 'AWS::SQS::Queue' }, Bucket: { Type: 'AWS::S3::Bucket', Properties: properties } },
  };
  return bucketsOf(readTemplate(template, { name: 'Up', region: 'ap-southeast-2' }))[0]!;
}

test('a bucket says which queue is told of what', () => {
  const Rules = [
    { Name: 'Prefix', Value: 'in/' },
    { Name: 'suffix', Value: '.png' },
  ];
  const told = { Event: 's3:ObjectCreated:*', Queue: { 'Fn::GetAtt': ['Told', 'Arn'] }, Filter: { S3Key: { Rules } } };
  expect(bucketOf({ NotificationConfiguration: { QueueConfigurations: [told] } }).notifications).toEqual([
    { queueId: 'Told', event: 's3:ObjectCreated:*', prefix: 'in/', suffix: '.png' },
  ]);
});

test.each([
  ['by something that is no queue', { NotificationConfiguration: { LambdaConfigurations: [] } }],
  [
    'a queue of another stack',
    {
      NotificationConfiguration: { QueueConfigurations: [{ Event: 's3:ObjectCreated:*', Queue: 'arn:aws:sqs:a:1:b' }] },
    },
  ],
])('a bucket that tells %s is an error, since it would tell nobody', (_, properties) => {
  expect(() => bucketOf(properties)).toThrow();
});

test('versions that are suspended are not kept', () => {
  const { isVersioned } = bucketOf({ VersioningConfiguration: { Status: 'Suspended' } });
  expect([isVersioned, bucketOf({ VersioningConfiguration: { Status: 'Enabled' } }).isVersioned]).toEqual([
    false,
    true,
  ]);
});
