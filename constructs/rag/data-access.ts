import type { Role } from 'aws-cdk-lib/aws-iam';
import { CfnAccessPolicy } from 'aws-cdk-lib/aws-opensearchserverless';
import { Lazy, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

export interface DataAccessProps {
  /** Name of the policy: at most 32 small letters, digits and hyphens. */
  readonly name: string;
  /** What may be done with which indexes, in the service's own form. */
  readonly rules: readonly unknown[];
}

/** A policy of OpenSearch Serverless: what some roles, named one by one, may do with the data of a collection. */
export class DataAccess extends Construct {
  private readonly roles: Role[] = [];

  constructor(scope: Construct, id: string, { name, rules }: DataAccessProps) {
    super(scope, id);
    new CfnAccessPolicy(this, 'Policy', {
      name,
      type: 'data',
      policy: Lazy.uncachedString({
        produce: () =>
          Stack.of(this).toJsonString([{ Rules: rules, Principal: this.roles.map(({ roleArn }) => roleArn) }]),
      }),
    });
  }

  add(role: Role): void {
    this.roles.push(role);
  }
}
