import type { AssembledStack } from '../../../lib/model/assembly';
import { readTemplate, type StackModel } from '../../../lib/model/template';
import { accessCommand, type Printed } from '../../../lib/tools/access/command-line';

/** A line that every resource of a made-up assembly comes from. */
export const LINE = { file: 'constructs/made.ts', line: 7, call: 'new Made' };

/** The command, as somebody types it, on a stack that stands for the assembly. */
export async function ask(model: StackModel, ...args: readonly string[]): Promise<Printed> {
  return askStacks([assembled(model)], ...args);
}

/** The same on several stacks, the largest first. */
export async function askStacks(stacks: readonly AssembledStack[], ...args: readonly string[]): Promise<Printed> {
  const surroundings = { read: async () => stacks, progress: () => undefined };
  return accessCommand(['--assembly', 'cdk.out', '--lang', 'en', ...args], {}, surroundings);
}

/** A stack whose resources all come from one line. */
export function assembled(model: StackModel): AssembledStack {
  const origins = new Map(
    [...model.resources.keys()].map((logicalId) => [logicalId, { path: 'Made/Policy/Resource', lines: [LINE] }]),
  );
  return { id: model.name, model, template: {}, terminationProtection: false, origins };
}

/** A made-up template. */
export function made(resources: Readonly<Record<string, object>>): StackModel {
  return readTemplate({ Resources: resources }, { name: 'Made', region: 'ap-southeast-2' });
}

/** A policy of one or several statements. */
export function policy(...statements: readonly object[]): object {
  return { Version: '2012-10-17', Statement: statements };
}

/** A role for a service, with statements of its own. */
export function role(statements: readonly object[] = [], properties: object = {}): object {
  const trust = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } };
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: policy(trust),
      ...(statements.length > 0 && { Policies: [{ PolicyName: 'Own', PolicyDocument: policy(...statements) }] }),
      ...properties,
    },
  };
}

/** A user with statements of its own. */
export function user(statements: readonly object[], properties: object = {}): object {
  return {
    Type: 'AWS::IAM::User',
    Properties: { Policies: [{ PolicyName: 'Own', PolicyDocument: policy(...statements) }], ...properties },
  };
}
