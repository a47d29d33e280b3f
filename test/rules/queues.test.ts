import { readTemplate } from '../../lib/model/template';
import { queueRules } from '../../lib/rules/queues';
import { violated } from './violated';

/** A function of 100 seconds that takes ten messages at once; what it is told of their seconds is the variable. */
function broken(seconds: unknown, messageSeconds: string | number | undefined): boolean {
  const stack = readTemplate(
    {
      Resources: {
        Queue: { Type: 'AWS::SQS::Queue', Properties: {} },
        Role: { Type: 'AWS::IAM::Role', Properties: {} },
        Worker: {
          Type: 'AWS::Lambda::Function',
          Properties: {
            Runtime: 'nodejs24.x',
            Handler: 'index.handler',
            Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
            Timeout: 100,
            Environment: { Variables: { SECONDS: seconds } },
          },
        },
        Mapping: {
          Type: 'AWS::Lambda::EventSourceMapping',
          Properties: {
            EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] },
            FunctionName: { Ref: 'Worker' },
            BatchSize: 10,
          },
        },
      },
    },
    { name: 'Test', region: 'ap-southeast-2' },
  );
  const rules = queueRules.filter(({ id }) => id === 'BatchFitsTimeout');
  return violated(rules, stack, messageSeconds === undefined ? {} : { messageSeconds }).length > 0;
}

test.each<[string, boolean, unknown, string | number | undefined]>([
  ['a fifth less than the time-out', false, '8', 'SECONDS'],
  ['more than that', true, '9', 'SECONDS'],
  ['as the pattern says, which is enough', false, '9', 8],
  ['by no number', true, 'eight', 'SECONDS'],
  ['by a variable that nobody sets', true, '8', 'OTHER'],
  ['by nothing', true, '8', undefined],
])('ten messages take %s: broken %s', (_, expected, seconds, messageSeconds) => {
  expect(broken(seconds, messageSeconds)).toBe(expected);
});
