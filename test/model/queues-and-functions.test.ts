import { functionsOf, queueSourcesOf } from '../../lib/model/functions';
import { queuesOf } from '../../lib/model/queues';
import { readTemplate } from '../../lib/model/template';
import { UndecidableError } from '../../lib/model/undecidable-error';

const HASH = 'a'.repeat(64);

function model(resources: Record<string, unknown>) {
  return readTemplate({ Resources: resources }, { name: 'Test', region: 'ap-southeast-2' });
}

describe('queues of a template', () => {
  test('come with the service’s defaults, and dead-letter queues first', () => {
    const stack = model({
      Work: {
        Type: 'AWS::SQS::Queue',
        Properties: {
          VisibilityTimeout: 1800,
          RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 5 },
        },
      },
      Dead: { Type: 'AWS::SQS::Queue' },
    });
    expect(queuesOf(stack)).toEqual([
      {
        logicalId: 'Dead',
        visibilitySeconds: 30,
        retentionSeconds: 345_600,
        maximumMessageBytes: 1_048_576,
        delaySeconds: 0,
      },
      {
        logicalId: 'Work',
        visibilitySeconds: 1800,
        retentionSeconds: 345_600,
        maximumMessageBytes: 1_048_576,
        delaySeconds: 0,
        redrive: { deadLetterQueueId: 'Dead', maxReceiveCount: 5 },
      },
    ]);
  });
});

test('a dead-letter queue that is a literal is not dropped without a word', () => {
  const RedrivePolicy = { deadLetterTargetArn: 'arn:aws:sqs:us-east-1:111122223333:dead', maxReceiveCount: 5 };
  expect(() => queuesOf(model({ Work: { Type: 'AWS::SQS::Queue', Properties: { RedrivePolicy } } }))).toThrow(
    UndecidableError,
  );
});

describe('functions of a template', () => {
  const stack = model({
    Queue: { Type: 'AWS::SQS::Queue' },
    Table: { Type: 'AWS::DynamoDB::Table' },
    Role: { Type: 'AWS::IAM::Role' },
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
        Handler: 'index.handler',
        Runtime: 'nodejs22.x',
        Timeout: 300,
        Code: { S3Bucket: 'assets', S3Key: `${HASH}.zip` },
        Environment: { Variables: { QUEUE_URL: { Ref: 'Queue' } } },
      },
    },
    Inline: {
      Type: 'AWS::Lambda::Function',
      Properties: { Role: { 'Fn::GetAtt': ['Role', 'Arn'] }, Code: { ZipFile: 'x' } },
    },
    Mapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] },
        FunctionName: { Ref: 'Function' },
        BatchSize: 4,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ScalingConfig: { MaximumConcurrency: 7 },
      },
    },
    Disabled: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: { EventSourceArn: { 'Fn::GetAtt': 'Queue.Arn' }, FunctionName: { Ref: 'Inline' }, Enabled: false },
    },
    Stream: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: { EventSourceArn: { 'Fn::GetAtt': ['Table', 'StreamArn'] }, FunctionName: { Ref: 'Inline' } },
    },
  });

  test('say where their code is, unless it stands in the template', () => {
    expect(
      functionsOf(stack).map(({ logicalId, assetHash, timeoutSeconds, memoryMiB }) => [
        logicalId,
        assetHash,
        timeoutSeconds,
        memoryMiB,
      ]),
    ).toEqual([
      ['Function', HASH, 300, 128],
      ['Inline', undefined, 3, 128],
    ]);
  });

  test('are fed by the queues that an enabled mapping names', () => {
    expect(queueSourcesOf(stack)).toEqual([
      {
        logicalId: 'Mapping',
        queueId: 'Queue',
        functionId: 'Function',
        batchSize: 4,
        batchingWindowSeconds: 0,
        reportsBatchItemFailures: true,
        maximumConcurrency: 7,
      },
    ]);
  });

  const mapping = (values: object) =>
    model({
      Queue: { Type: 'AWS::SQS::Queue' },
      Function: { Type: 'AWS::Lambda::Function' },
      Mapping: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: {
          EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] },
          FunctionName: { Ref: 'Function' },
          ...values,
        },
      },
    });

  test.each([
    ['a queue that is a literal', { EventSourceArn: 'arn:aws:sqs:us-east-1:111122223333:jobs' }],
    ['a function that is a literal', { FunctionName: 'somebody' }],
  ])('are not judged when a mapping names %s', (_, values) => {
    expect(queueSourcesOf(mapping({}))).toHaveLength(1);
    expect(() => queueSourcesOf(mapping(values))).toThrow(UndecidableError);
  });

  test('are not judged when their role is a literal', () => {
    const Role = 'arn:aws:iam::111122223333:role/Administrator';
    expect(() => functionsOf(model({ Odd: { Type: 'AWS::Lambda::Function', Properties: { Role } } }))).toThrow(
      /Odd Role.*Administrator/,
    );
  });
});
