import { admissions } from '../model/iam/admissions';
import { ABSENT, RequestContext } from '../model/iam/request-context';
import { resourcePolicies, trustPolicies } from '../model/iam/resource-policies';
import type { Rule } from './rule';

const ACCOUNT = '111122223333';
const FOREIGN_ACCOUNT = '999988887777';

const REQUEST = new RequestContext({ 'aws:SecureTransport': 'true', 's3:x-amz-acl': ABSENT });

/** Services that take a role without saying for whom. A role is passed to them by iam:PassRole, which never crosses accounts. */
const SERVE_ONE_ACCOUNT = /^(apigateway|ec2|edgelambda|lambda)\.amazonaws\.com for /;

export const sharingRules: readonly Rule[] = [
  {
    id: 'StrangersStayOut',
    claim:
      'nobody of another account, and no service on its behalf, is let in by a policy of a resource or takes a role',
    fix: 'Name the principal, or add a condition on aws:SourceArn or aws:SourceAccount; SourceArn to the Lambda permission',
    atSynth: true,
    violations: (stack) => {
      const options = { account: ACCOUNT, foreignAccount: FOREIGN_ACCOUNT, context: REQUEST };
      return [
        ...admissions(resourcePolicies(stack), options),
        ...admissions(trustPolicies(stack), options).filter(({ who }) => !SERVE_ONE_ACCOUNT.test(who)),
      ]
        .filter(({ stranger, allowed }) => stranger && allowed)
        .map(({ logicalId, who, action }) => ({ at: logicalId, problem: `lets ${who} do ${action}` }));
    },
  },
];
