import type { EdgeMeaning, NodeKind } from './graph';

/** Actions that say what one thing has to do with another, by the kinds of what they concern. */
export const TELLING_ACTIONS: readonly {
  readonly meaning: EdgeMeaning;
  readonly kinds: readonly NodeKind[];
  readonly actions: readonly string[];
}[] = [
  { meaning: 'reads', kinds: ['bucket'], actions: ['s3:GetObject', 's3:GetObjectVersion', 's3:ListBucket'] },
  {
    meaning: 'writes',
    kinds: ['bucket'],
    actions: ['s3:PutObject', 's3:DeleteObject', 's3:DeleteObjectVersion', 's3:AbortMultipartUpload'],
  },
  {
    meaning: 'reads',
    kinds: ['table'],
    actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:Scan'],
  },
  {
    meaning: 'writes',
    kinds: ['table'],
    actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'],
  },
  { meaning: 'polls', kinds: ['queue'], actions: ['sqs:ReceiveMessage'] },
  { meaning: 'sends', kinds: ['queue'], actions: ['sqs:SendMessage'] },
  { meaning: 'sends', kinds: ['alarms'], actions: ['sns:Publish'] },
  { meaning: 'sends', kinds: ['mail'], actions: ['ses:SendEmail', 'ses:SendTemplatedEmail'] },
  { meaning: 'sends', kinds: ['delivery stream'], actions: ['firehose:PutRecord', 'firehose:PutRecordBatch'] },
  { meaning: 'connects', kinds: ['database'], actions: ['rds-db:connect'] },
  // Searches are posted. Whoever writes may put or delete besides.
  { meaning: 'reads', kinds: ['search store'], actions: ['es:ESHttpGet', 'es:ESHttpPost', 'aoss:ReadDocument'] },
  {
    meaning: 'writes',
    kinds: ['search store'],
    actions: ['es:ESHttpPut', 'es:ESHttpDelete', 'aoss:WriteDocument'],
  },
  {
    meaning: 'may call',
    kinds: ['model'],
    actions: [
      'bedrock:InvokeModel',
      'bedrock:InvokeModelWithResponseStream',
      'bedrock:ApplyGuardrail',
      'bedrock:Rerank',
    ],
  },
  { meaning: 'may call', kinds: ['function'], actions: ['lambda:InvokeFunction'] },
  { meaning: 'may call', kinds: ['distribution'], actions: ['cloudfront:CreateInvalidation'] },
  {
    meaning: 'operates',
    kinds: ['machines'],
    actions: [
      'ec2:StartInstances',
      'ec2:StopInstances',
      'ec2:RebootInstances',
      'ec2:TerminateInstances',
      'ec2:GetPasswordData',
      'ec2-instance-connect:SendSSHPublicKey',
    ],
  },
];

/**
 * Actions that go with one of those, or that a service needs to run what is run: they join no two things. Whoever has to know all of
 * what is allowed asks iam.
 */
export const SILENT_ACTIONS: readonly RegExp[] = [
  /^(logs|xray|ssm|ssmmessages|ec2messages|cloudwatch):/,
  /^ec2:(AssignPrivateIpAddresses|CreateNetworkInterface|DeleteNetworkInterface|Describe\w+|UnassignPrivateIpAddresses)$/,
  /^sqs:(ChangeMessageVisibility|DeleteMessage|GetQueueAttributes|GetQueueUrl)$/,
  /^s3:(GetBucketLocation|ListBucketMultipartUploads)$/,
  /^ses:GetSuppressedDestination$/,
  /^autoscaling:(SetInstanceProtection|CompleteLifecycleAction|RecordLifecycleActionHeartbeat)$/,
  /^secretsmanager:GetSecretValue$/,
  /^lambda:GetFunction$/,
  // Which of its data somebody reads or writes, a collection says in policies of its own.
  /^aoss:APIAccessAll$/,
  /^execute-api:Invoke$/,
];
