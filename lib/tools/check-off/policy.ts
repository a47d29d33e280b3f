import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { actionsOf } from './calls';
import type { Check } from './check';
import { ACCOUNT_CALLS } from './survey';

/** The policy as it ships, for a person to read and to attach. */
const POLICY_FILE = join(__dirname, 'read-only-policy.json');

/** API Gateway has one action for all that can be read, keys of customers among it: these lists alone are asked. */
const API_LISTS = ['arn:aws:apigateway:*::/apis', 'arn:aws:apigateway:*::/restapis'];

/** What a policy has to allow for the checks, and nothing more. */
export function policyFor(checks: readonly Check[]): object {
  const calls = new Set([...ACCOUNT_CALLS, ...checks.flatMap((check) => check.calls)]);
  const actions = [...new Set([...calls].flatMap(actionsOf))].sort();
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'ListAndDescribe',
        Effect: 'Allow',
        Action: actions.filter((action) => action !== 'apigateway:GET'),
        Resource: '*',
      },
      { Sid: 'ListApis', Effect: 'Allow', Action: 'apigateway:GET', Resource: API_LISTS },
    ],
  };
}

export function shippedPolicy(): string {
  return readFileSync(POLICY_FILE, 'utf8').trimEnd();
}
