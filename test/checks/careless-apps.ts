import { Peer, Port, SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { CfnTopic } from 'aws-cdk-lib/aws-sns';
import { App, Stack } from 'aws-cdk-lib/core';
import flags from 'aws-cdk-lib/recommended-feature-flags.json';

/** Constructs that no review should let pass. While they are reported, the checks are awake. */
export function careless(build: (stack: Stack) => void, outdir?: string): App {
  const app = new App({ context: flags, analyticsReporting: false, ...(outdir && { outdir }) });
  build(new Stack(app, 'Careless', { env: { region: 'ap-southeast-2' } }));
  return app;
}

export function openDoor(stack: Stack): SecurityGroup {
  const group = new SecurityGroup(stack, 'Door', { vpc: new Vpc(stack, 'Network', { maxAzs: 2, natGateways: 0 }) });
  group.addIngressRule(Peer.anyIpv4(), Port.tcp(22));
  return group;
}

export function misspelled(stack: Stack): CfnTopic {
  const topic = new CfnTopic(stack, 'Topic');
  topic.addPropertyOverride('DisplayNmae', 'typing error');
  return topic;
}
