import { readTemplate } from '../../../../lib/model/template';
import { pickStacks } from '../../../../lib/tools/laptop/desk/synthesized-pattern';

const Tags = [{ Key: 'pattern', Value: 'up' }];

function stackCalled(name: string, properties: object = {}) {
  const Resources = { Site: { Type: 'AWS::CloudFront::Distribution', Properties: { Tags, ...properties } } };
  return readTemplate({ Resources }, { name, region: 'ap-southeast-2' });
}

test('of two stacks of a pattern the one that takes from the other is its own, wherever it stands', () => {
  const main = stackCalled('Main', { Arn: { 'Fn::GetStackOutput': { StackName: 'Edge', OutputName: 'O' } } });
  const edge = stackCalled('Edge');
  for (const stacks of [
    [edge, main],
    [main, edge],
  ]) {
    expect(pickStacks('up', stacks)).toEqual({ stack: main, others: [edge] });
  }
});

test('a pattern that no stack is tagged with has none', () => {
  expect(() => pickStacks('down', [stackCalled('Main')])).toThrow('made no stack for the pattern down');
});
