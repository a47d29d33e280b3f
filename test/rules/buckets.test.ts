import { readTemplate } from '../../lib/model/template';
import { bucketRules } from '../../lib/rules/buckets';
import { violated } from './violated';

type Json = Record<string, unknown>;

const broken = (id: string, buckets: Record<string, Json>) => {
  const Resources = Object.fromEntries(
    Object.entries(buckets).map(([name, Properties]) => [name, { Type: 'AWS::S3::Bucket', Properties }]),
  );
  const rules = bucketRules.filter((rule) => rule.id === id);
  return violated(rules, readTemplate({ Resources }, { name: 'Test', region: 'ap-southeast-2' })).length > 0;
};

const recordedIn = (bucket: string) => ({ LoggingConfiguration: { DestinationBucketName: { Ref: bucket } } });

test.each<[string, boolean, Record<string, Json>]>([
  ['in another', false, { Files: recordedIn('Logs'), Logs: {} }],
  ['nowhere', true, { Files: {}, Logs: {} }],
  ['in itself', true, { Files: recordedIn('Files') }],
  ['in one that records its own in itself', true, { Files: recordedIn('Logs'), Other: recordedIn('Other'), Logs: {} }],
])('a bucket records who read it %s: broken %s', (_, expected, buckets) => {
  expect(broken('BucketsRecordAccess', buckets)).toBe(expected);
});

const PRODUCTION = { Tags: [{ Key: 'mode', Value: 'production' }] };
const AFTER_A_WEEK = { Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays: 7 } };

test.each<[string, boolean, Json]>([
  ['a rule for the whole bucket', false, AFTER_A_WEEK],
  ['a rule that is switched off', true, { ...AFTER_A_WEEK, Status: 'Disabled' }],
  ['a rule for one folder', true, { ...AFTER_A_WEEK, Prefix: 'incoming/' }],
  ['a rule for large files', true, { ...AFTER_A_WEEK, ObjectSizeGreaterThan: '1000000' }],
  ['a rule without days', true, { Status: 'Enabled', NoncurrentVersionExpiration: {} }],
])('in production old versions go by %s: broken %s', (_, expected, rule) => {
  const files = { VersioningConfiguration: { Status: 'Enabled' }, LifecycleConfiguration: { Rules: [rule] } };
  expect(broken('ServicesKeepVersions', { Files: { ...files, ...recordedIn('Files'), ...PRODUCTION } })).toBe(expected);
});

test.each<[string, boolean, Json]>([
  ['seven days', false, { DaysAfterInitiation: 7 }],
  ['eight days', true, { DaysAfterInitiation: 8 }],
  ['no number of days', true, {}],
])('unfinished uploads end after %s: broken %s', (_, expected, AbortIncompleteMultipartUpload) => {
  const LifecycleConfiguration = { Rules: [{ Status: 'Enabled', AbortIncompleteMultipartUpload }] };
  expect(broken('UnfinishedUploadsEnd', { Files: { LifecycleConfiguration } })).toBe(expected);
});
