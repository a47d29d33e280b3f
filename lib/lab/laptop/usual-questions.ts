import type { AccessQuestion } from '../../tools/access/access-question';
import type { ReachQuestion } from '../../tools/access/reach-question';

/** What the lesson asks, by the name that its texts have for the question. The page offers them, and `--once lab` answers all. */
export const USUAL_ACCESS: Readonly<Record<string, AccessQuestion>> = {
  startWithoutMfa: { who: 'PeopleEC2', action: 'ec2:StartInstances', resource: 'ServerInstance', mfa: 'no' },
  startWithMfa: { who: 'PeopleEC2', action: 'ec2:StartInstances', resource: 'ServerInstance', mfa: 'yes' },
  openTheDoor: { who: 'PeopleEC2', action: 'ec2:AuthorizeSecurityGroupIngress', resource: 'FirewallServer' },
  startALargeOne: {
    who: 'PeopleEC2',
    action: 'ec2:RunInstances',
    resource: 'ServerInstance',
    with: { 'ec2:InstanceType': 'p5.48xlarge' },
  },
  readTheKey: { who: 'PeopleEC2', action: 'ssm:GetParameter', resource: 'ServerKeyPair/private' },
  serverReads: { who: 'ServerRole', action: 's3:GetObject', resource: 'StorageBucket/any' },
  anybodyReads: { who: 'anybody', action: 's3:GetObject', resource: 'StorageBucket/any' },
};

export const USUAL_REACH: Readonly<Record<string, ReachQuestion>> = {
  reachSsh: { port: '22' },
  reachRdp: { port: '3389' },
  reachPage: { port: '80' },
};
