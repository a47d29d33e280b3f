import { Mixins, type Stack, Tags } from 'aws-cdk-lib/core';
import type { Mode } from '../../lib/config/mode';
import { ManagedProviderLogs } from './managed-provider-logs';
import { TagsLeftOut } from './tags-left-out';

export interface GuardrailProps {
  /** Name of the pattern, the value of the `pattern` tag. */
  readonly pattern: string;
  /** Mode of the deployment, the value of the `mode` tag. */
  readonly mode: Mode;
  /** Who answers for the resources, the value of the `owner` tag. */
  readonly owner: string;
}

/** The library tags these, which CloudFormation does not know to have tags in every region (cfn-lint E3002). */
const WITHOUT_TAGS = ['AWS::CloudWatch::Dashboard', 'AWS::ElasticLoadBalancingV2::Listener'];

/**
 * Another tag is another key pair, and a server that is made anew with it (aws-cloudformation/cloudformation-coverage-roadmap#2280);
 * another tag is another collection; and CloudFront refuses another tag on a VPC origin that a distribution uses (aws/aws-cdk#35765).
 */
const BOUND_TO_TAGS = ['AWS::EC2::KeyPair', 'AWS::CloudFront::VpcOrigin', 'AWS::OpenSearchServerless::Collection'];

/** What holds for every resource of a finished stack: its tags, and the logs of the library's own functions. */
export function applyGuardrails(stack: Stack, { pattern, mode, owner }: GuardrailProps): void {
  // The pattern of a stack is the one tag that never changes.
  Tags.of(stack).add('pattern', pattern, { excludeResourceTypes: WITHOUT_TAGS });
  for (const [key, value] of Object.entries({ mode, owner })) {
    Tags.of(stack).add(key, value, { excludeResourceTypes: [...WITHOUT_TAGS, ...BOUND_TO_TAGS] });
  }
  Mixins.of(stack).apply(new ManagedProviderLogs(), new TagsLeftOut({ mode, owner, pattern }));
}
