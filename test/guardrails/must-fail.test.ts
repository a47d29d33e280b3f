import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { App, Stack } from 'aws-cdk-lib/core';
import { acknowledge } from '../../constructs/guardrails/acknowledge';
import { careless, openDoor } from '../checks/careless-apps';
import { acknowledgementsBelow, findingsBelow } from '../checks/nag-findings';

function openFindings(app: App): string[] {
  app.synth();
  return findingsBelow(app)
    .filter(({ acknowledgement }) => !acknowledgement)
    .map(({ id }) => id);
}

describe('cdk-nag', () => {
  it.each<[string, (stack: Stack) => void, string]>([
    ['a port open to the world', openDoor, 'AwsSolutions-EC23'],
    ['a bucket that logs nothing', (stack) => new Bucket(stack, 'Bucket'), 'AwsSolutions-S1'],
    ['a bucket that speaks without TLS', (stack) => new Bucket(stack, 'Bucket'), 'AwsSolutions-S10'],
    ['a queue that loses what fails', (stack) => new Queue(stack, 'Queue'), 'AwsSolutions-SQS3'],
    ['a topic that speaks without TLS', (stack) => new Topic(stack, 'Topic'), 'AwsSolutions-SNS3'],
    [
      'a function on an old runtime',
      (stack) =>
        new LambdaFunction(stack, 'Old', {
          runtime: Runtime.NODEJS_18_X,
          handler: 'index.handler',
          code: Code.fromInline('exports.handler = () => {}'),
        }),
      'AwsSolutions-L1',
    ],
  ])('reports %s', (_, build, id) => {
    expect(openFindings(careless(build))).toContain(id);
  });

  it('lets pass what was acknowledged, for that construct and that finding only', () => {
    const app = careless((stack) => {
      acknowledge(new Bucket(stack, 'Acknowledged'), { 'AwsSolutions-S1': 'Shown here to be acknowledged.' });
      new Bucket(stack, 'Other');
    });
    app.synth();
    const logging = findingsBelow(app).filter(({ id }) => id === 'AwsSolutions-S1');
    expect(logging.map(({ constructPath, acknowledgement }) => [constructPath, acknowledgement?.reason])).toEqual([
      ['Careless/Acknowledged/Resource', 'Shown here to be acknowledged.'],
      ['Careless/Other/Resource', undefined],
    ]);
    expect(openFindings(app)).toContain('AwsSolutions-S10');
  });

  it('finds an acknowledgement that acknowledges nothing', () => {
    const app = careless((stack) => {
      acknowledge(new Bucket(stack, 'Bucket', { enforceSSL: true }), { 'AwsSolutions-S10': 'It was true once.' });
    });
    app.synth();
    const used = findingsBelow(app).flatMap(({ acknowledgement }) => acknowledgement ?? []);
    expect(acknowledgementsBelow(app)).toHaveLength(1);
    expect(used).toEqual([]);
  });
});
