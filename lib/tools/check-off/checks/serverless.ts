import { type Check, check } from '../check';
import { command } from '../shell-command';
import { sizeOf } from './storage';

export const serverless: readonly Check[] = [
  check({
    id: 'functions',
    title: { en: 'Lambda functions', ko: 'Lambda 함수' },
    scope: 'region',
    looksAt: ['lambda:function:'],
    calls: ['lambda:ListFunctions'],
    async *find(ask) {
      for await (const { Functions = [] } of ask('lambda:ListFunctions', {})) {
        for (const { FunctionName: id = '', FunctionArn, Runtime, CodeSize = 0 } of Functions) {
          yield {
            id,
            arn: FunctionArn,
            fate: 'unused',
            state: `${Runtime ?? 'container image'}, ${sizeOf(CodeSize)}`,
            remove: command('aws lambda delete-function --function-name', id),
          };
        }
      }
    },
  }),
  check({
    id: 'queues',
    title: { en: 'SQS queues', ko: 'SQS 대기열' },
    scope: 'region',
    looksAt: ['sqs:'],
    calls: ['sqs:ListQueues'],
    async *find(ask, { region, account }) {
      for await (const { QueueUrls = [] } of ask('sqs:ListQueues', { MaxResults: 1_000 })) {
        for (const url of QueueUrls) {
          const id = url.split('/').at(-1)!;
          yield {
            id,
            arn: `arn:aws:sqs:${region}:${account}:${id}`,
            fate: 'unused',
            remove: command('aws sqs delete-queue --queue-url', url),
          };
        }
      }
    },
  }),
  check({
    id: 'rest-apis',
    title: { en: 'REST APIs', ko: 'REST API' },
    scope: 'region',
    looksAt: ['apigateway:/restapis/'],
    calls: ['apigateway:GetRestApis'],
    async *find(ask) {
      for await (const { items = [] } of ask('apigateway:GetRestApis', { limit: 500 })) {
        for (const { id = '', name, tags = {} } of items) {
          yield { id, name, tags, fate: 'unused', remove: command('aws apigateway delete-rest-api --rest-api-id', id) };
        }
      }
    },
  }),
  check({
    id: 'http-apis',
    title: { en: 'HTTP and WebSocket APIs', ko: 'HTTP API와 WebSocket API' },
    scope: 'region',
    looksAt: ['apigateway:/apis/'],
    calls: ['apigatewayv2:GetApis'],
    async *find(ask) {
      for await (const { Items = [] } of ask('apigatewayv2:GetApis', {})) {
        for (const { ApiId: id = '', Name, ProtocolType, Tags = {} } of Items) {
          yield {
            id,
            name: Name,
            tags: Tags,
            fate: 'unused',
            state: ProtocolType,
            remove: command('aws apigatewayv2 delete-api --api-id', id),
          };
        }
      }
    },
  }),
  check({
    id: 'schedules',
    title: { en: 'EventBridge Scheduler schedules', ko: 'EventBridge Scheduler 일정' },
    scope: 'region',
    looksAt: ['scheduler:schedule/'],
    calls: ['scheduler:ListSchedules'],
    async *find(ask) {
      for await (const { Schedules = [] } of ask('scheduler:ListSchedules', {})) {
        for (const { Name: id = '', GroupName = 'default', State, Arn } of Schedules) {
          yield {
            id,
            arn: Arn,
            fate: 'unused',
            state: State,
            remove: command(`aws scheduler delete-schedule --group-name ${GroupName} --name`, id),
          };
        }
      }
    },
  }),
];
