import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ROUTES, type TenantGrant } from '../../lib/rag/domain/routes';
import { acknowledgeWildcard } from '../guardrails/acknowledge-wildcard';
import type { RagApi } from './rag-api';

export interface TenantPoliciesProps {
  /** Whose documents. */
  readonly tenant: string;
  /** The API whose routes may be called. */
  readonly api: RagApi;
}

/** Two policies for you to attach to groups or roles: one to ask a tenant's documents, one to change them. */
export class TenantPolicies extends Construct {
  readonly tenant: string;
  readonly ask: ManagedPolicy;
  readonly change: ManagedPolicy;

  constructor(scope: Construct, id: string, { tenant, api }: TenantPoliciesProps) {
    super(scope, id);
    this.tenant = tenant;
    this.ask = this.policy('Ask', 'ask', `Ask the documents of ${tenant}`, tenant, api);
    this.change = this.policy('Change', 'change', `Add and delete documents of ${tenant}`, tenant, api);
  }

  private policy(id: string, grant: TenantGrant, description: string, tenant: string, api: RagApi): ManagedPolicy {
    const arns = ROUTES.filter(({ grants }) => grants.includes(grant)).map((route) => api.arnFor(route, tenant));
    const policy = new ManagedPolicy(this, id, {
      description,
      statements: [new PolicyStatement({ actions: ['execute-api:Invoke'], resources: arns })],
    });
    for (const arn of arns.filter((each) => each.includes('*'))) {
      acknowledgeWildcard(
        policy,
        arn,
        'A part of the route is the id of a document, and the function behind it looks for it among those of the tenant.',
      );
    }
    return policy;
  }
}
