import type { AssembledStack } from '../../../lib/model/assembly';
import { graphSchema } from '../../../lib/model/graph/graph';
import { graphOf } from '../../../lib/model/graph/graph-of';
import type { Tour } from '../../../lib/model/graph/tour';
import { readTemplate } from '../../../lib/model/template';

const words = (text: string) => ({ name: { en: text, ko: text }, why: { en: text, ko: text } });

const TOUR: Tour = {
  pattern: 'tiny',
  title: { en: 'Tiny', ko: 'Tiny' },
  nodes: {
    Jobs: words('jobs'),
    Dead: words('dead'),
    Worker: words('worker'),
    Api: words('api'),
    Timer: words('timer'),
  },
  steps: [{ from: 'Jobs', to: 'Worker', text: { en: 'It takes a job.', ko: '작업을 가져갑니다.' } }],
};

const TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
};

const RESOURCES = {
  Jobs: {
    Type: 'AWS::SQS::Queue',
    Properties: { RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 3 } },
  },
  Dead: { Type: 'AWS::SQS::Queue' },
  Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: TRUST } },
  Worker: { Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
  Mapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: { EventSourceArn: { 'Fn::GetAtt': ['Jobs', 'Arn'] }, FunctionName: { Ref: 'Worker' }, BatchSize: 2 },
  },
};

const sends = (action: string) => ({
  Type: 'AWS::IAM::Policy',
  Properties: {
    Roles: [{ Ref: 'Role' }],
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: action, Resource: { 'Fn::GetAtt': ['Jobs', 'Arn'] } }],
    },
  },
});

function graph(changes: Readonly<Record<string, unknown>> = {}) {
  const Resources = Object.fromEntries(
    Object.entries({ ...RESOURCES, ...changes }).filter(([, resource]) => resource !== undefined),
  );
  const model = readTemplate({ Resources }, { name: 'Tiny', region: 'ap-southeast-2' });
  const stack: AssembledStack = { id: 'Tiny', model, template: {}, terminationProtection: false, origins: new Map() };
  return graphOf([stack], TOUR);
}

const edges = (changes?: Readonly<Record<string, unknown>>) => graph(changes).edges.map(({ id }) => id);

test('says who polls what, and where what fails goes', () => {
  expect(edges()).toEqual(['Jobs dead-letters Dead', 'Worker polls Jobs']);
  expect(graph().flow).toMatchObject([{ number: 1, edges: ['Worker polls Jobs'] }]);
});

test('is what its schema says, and the same each time', () => {
  expect(graphSchema.parse(JSON.parse(JSON.stringify(graph())))).toEqual(graph());
});

test('puts each resource with one thing', () => {
  const { nodes } = graph();
  const worker = nodes.find(({ id }) => id === 'Worker');
  expect(worker?.resources.map(({ logicalId }) => logicalId).sort()).toEqual(['Mapping', 'Role', 'Worker']);
  expect(nodes.flatMap(({ resources }) => resources)).toHaveLength(Object.keys(RESOURCES).length);
});

test('without the mapping nobody polls, and the step is gone', () => {
  expect(edges({ Mapping: undefined })).toEqual(['Jobs dead-letters Dead']);
  expect(graph({ Mapping: undefined }).flow).toEqual([]);
});

test('without the redrive policy nothing is put aside', () => {
  expect(edges({ Jobs: { Type: 'AWS::SQS::Queue' } })).toEqual(['Worker polls Jobs']);
});

test('a permission is an edge that only may be gone along', () => {
  const found = graph({ Policy: sends('sqs:SendMessage') }).edges.find(({ meaning }) => meaning === 'sends');
  expect(found).toMatchObject({ from: 'Worker', to: 'Jobs', permitted: true, details: ['sqs:SendMessage'] });
});

test('a route without an integration is not connected', () => {
  const { nodes } = graph({
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } },
    Route: { Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId: { Ref: 'Api' }, RouteKey: 'GET /jobs' } },
  });
  expect(nodes.find(({ id }) => id === 'Api')?.notConnected).toEqual(['GET /jobs']);
});

test('a schedule whose role permits nothing of the stack is not connected, and one whose role does is', () => {
  const target = 'arn:aws:scheduler:::aws-sdk:sqs:sendMessage';
  const schedule = {
    Timer: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: { Target: { Arn: target, RoleArn: { 'Fn::GetAtt': ['TimerRole', 'Arn'] } } },
    },
    TimerRole: RESOURCES.Role,
  };
  const notConnected = (changes: object) =>
    graph({ ...schedule, ...changes }).nodes.find(({ id }) => id === 'Timer')?.notConnected;
  const { Type, Properties } = sends('sqs:SendMessage');
  expect(notConnected({})).toEqual(['calls sqs:sendMessage']);
  expect(notConnected({ Policy: { Type, Properties: { ...Properties, Roles: [{ Ref: 'TimerRole' }] } } })).toEqual([]);
});

describe('refuses what it cannot place', () => {
  test.each([
    ['a type that nobody has placed', { Other: { Type: 'AWS::AppSync::GraphQLSchema' } }, /part of nothing/],
    ['a reference to nothing', { Mapping: mappingOf('Gone') }, /refers to Gone/],
    ['an action that nobody has placed', { Policy: sends('sqs:PurgeQueue') }, /allows sqs:PurgeQueue/],
    ['a thing without a name', { Other: { Type: 'AWS::DynamoDB::Table' } }, /has no name for Other/],
    ['two things of one name', { Jobs2: { Type: 'AWS::SQS::Queue' } }, /calls two things Jobs/],
    ['a role that nothing has', { Role2: RESOURCES.Role }, /belongs to nothing/],
  ])('%s', (_, changes, message) => {
    expect(() => graph(changes)).toThrow(message);
  });
});

function mappingOf(queue: string) {
  const { Type, Properties } = RESOURCES.Mapping;
  return { Type, Properties: { ...Properties, EventSourceArn: { 'Fn::GetAtt': [queue, 'Arn'] } } };
}

describe('a permission to send that is denied', () => {
  const denied = (resource: unknown) =>
    edges({
      Policy: {
        Type: 'AWS::IAM::Policy',
        Properties: {
          Roles: [{ Ref: 'Role' }],
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: { 'Fn::GetAtt': ['Jobs', 'Arn'] } },
              { Effect: 'Deny', Action: 'sqs:*', Resource: resource },
            ],
          },
        },
      },
    }).includes('Worker sends Jobs');

  test.each([
    ['everywhere', '*', false],
    ['there', { 'Fn::GetAtt': ['Jobs', 'Arn'] }, false],
    ['in every region', 'arn:*:sqs:*', false],
    ['elsewhere', { 'Fn::GetAtt': ['Dead', 'Arn'] }, true],
    ['at a part of it', { 'Fn::Sub': '${Jobs.Arn}/part' }, true],
  ])('%s', (_, resource, stays) => {
    expect(denied(resource)).toBe(stays);
  });
});
