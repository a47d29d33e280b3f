import { CfnAccount, type CfnRestApi, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledge } from '../guardrails/acknowledge';

/**
 * The role with which API Gateway writes the logs of every REST API in this account and region. There is one such setting,
 * so two stacks that make it take it from each other: where one is in place, leave this out.
 */
export class ApiAccountLogging extends Construct {
  private readonly account: CfnAccount;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonAPIGatewayPushToCloudWatchLogs')],
    });
    this.account = new CfnAccount(this, 'Account', { cloudWatchRoleArn: role.roleArn });
    acknowledge(role, {
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]':
        'API Gateway tests the role before it accepts it, and the test asks for all of this policy. Only API Gateway can take the role.',
    });
  }

  /** An account that never had a REST API has no settings either, so the first API comes before them; its stages come after. */
  serve(api: RestApi): void {
    this.account.addResourceDependency(api.node.defaultChild as CfnRestApi);
    api.deploymentStage.node.addDependency(this);
  }
}
