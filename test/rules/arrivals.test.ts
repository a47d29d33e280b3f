import { readTemplate, type StackModel } from '../../lib/model/template';
import { arrivalRules } from '../../lib/rules/arrivals';
import { violated } from './violated';

const BUCKET = { 'Fn::GetAtt': ['Quarantine', 'Arn'] };

/** A bucket that tells a queue of what comes under a prefix, and a function that hears of it and may write somewhere. */
function stackThat({ hears, writes }: { readonly hears?: string; readonly writes: string }): StackModel {
  const filter = hears === undefined ? {} : { Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: hears }] } } };
  const service = (name: string) => ({ Effect: 'Allow', Principal: { Service: name } });
  return readTemplate(
    {
      Resources: {
        Quarantine: {
          Type: 'AWS::S3::Bucket',
          DependsOn: ['NewsPolicy'],
          Properties: {
            NotificationConfiguration: {
              QueueConfigurations: [
                { Event: 's3:ObjectCreated:*', Queue: { 'Fn::GetAtt': ['News', 'Arn'] }, ...filter },
              ],
            },
          },
        },
        News: { Type: 'AWS::SQS::Queue', Properties: {} },
        NewsPolicy: {
          Type: 'AWS::SQS::QueuePolicy',
          Properties: {
            Queues: [{ Ref: 'News' }],
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  ...service('s3.amazonaws.com'),
                  Action: 'sqs:SendMessage',
                  Resource: { 'Fn::GetAtt': ['News', 'Arn'] },
                  Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
                },
              ],
            },
          },
        },
        Check: {
          Type: 'AWS::Lambda::Function',
          Properties: { Role: { 'Fn::GetAtt': ['Role', 'Arn'] }, Runtime: 'nodejs24.x', Handler: 'index.handler' },
        },
        Mapping: {
          Type: 'AWS::Lambda::EventSourceMapping',
          Properties: { EventSourceArn: { 'Fn::GetAtt': ['News', 'Arn'] }, FunctionName: { Ref: 'Check' } },
        },
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ ...service('lambda.amazonaws.com'), Action: 'sts:AssumeRole' }],
            },
            Policies: [
              {
                PolicyName: 'Writes',
                PolicyDocument: {
                  Version: '2012-10-17',
                  Statement: [
                    {
                      Effect: 'Allow',
                      Action: 's3:PutObject',
                      Resource: { 'Fn::Join': ['', [BUCKET, writes]] },
                    },
                  ],
                },
              },
            ],
          },
        },
      },
    },
    { name: 'Upload', region: 'ap-southeast-2' },
  );
}

test('who hears of one folder may write into another', () => {
  expect(violated(arrivalRules, stackThat({ hears: 'incoming/', writes: '/rejected/*' }))).toEqual([]);
});

test.each([
  ['the folder it hears of', 'incoming/', '/incoming/*'],
  ['a folder within that', 'incoming/', '/incoming/again/*'],
  ['one object there', 'incoming/', '/incoming/again'],
  ['everything', 'incoming/', '/*'],
  ['a name that may lie in any folder', 'incoming/', '/*/again'],
  ['a name that begins as the folder does', 'incoming/', '/inc*'],
  ['any folder, where it hears of all', undefined, '/rejected/*'],
])('who may write into %s hears of its own work', (_, hears, writes) => {
  expect(violated(arrivalRules, stackThat({ ...(hears && { hears }), writes }))).toEqual(['NewsFeedsNothingBack']);
});
