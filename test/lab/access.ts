import type { AccessQuestions } from '../support/access-questions';

const GROUPS = 'constructs/lab/lab-groups.ts';
const BUCKET = 'constructs/lab/lab-bucket.ts';

export const labAccess: AccessQuestions = [
  // A member of the group: only with a second factor, and not past the guardrails.
  ['yes', '--who PeopleEC2 --can ec2:RunInstances --on ServerInstance', 'AmazonEC2FullAccess', GROUPS],
  ['no', '--who PeopleEC2 --can ec2:RunInstances --on ServerInstance --without-mfa', 'Deny DenyWithoutMfa', GROUPS],
  ['no', '--who PeopleEC2 --can ec2:RunInstances --on ServerInstance --mfa key', 'Deny DenyWithoutMfa', GROUPS],
  [
    'no',
    '--who PeopleEC2 --can ec2:RunInstances --on ServerInstance --with ec2:InstanceType=p5.48xlarge',
    'Deny StartNoOtherType',
    GROUPS,
  ],
  ['yes', '--who PeopleEC2 --can ec2:StopInstances --on ServerInstance', 'AmazonEC2FullAccess', GROUPS],
  ['no', '--who PeopleEC2 --can ec2:AuthorizeSecurityGroupIngress --on FirewallServer', 'KeepTheDoorsClosed', GROUPS],
  ['no', '--who PeopleEC2 --can ssm:GetParameter --on ServerKeyPair/private', 'Deny DenyPrivateKeys', GROUPS],
  [
    'yes',
    '--who PeopleEC2 --can iam:ChangePassword --on arn:aws:iam::111122223333:user/alice --without-mfa',
    'Allow ManageYourself',
    GROUPS,
  ],
  ['no', '--who PeopleEC2 --can iam:ChangePassword --on arn:aws:iam::111122223333:user/bob', 'no statement allows it'],
  // The role of the machine: what its program needs, and nothing of what the group may.
  ['yes', '--who ServerRole --can s3:GetObject --on StorageBucket/notes.txt', 'Allow UseItsObjects', BUCKET],
  ['no', '--who ServerRole --can s3:GetObject --on StorageAccessLogsBucket/any', 'no statement allows it'],
  ['no', '--who ServerRole --can ec2:RunInstances --on ServerInstance', 'no statement allows it'],
  ['no', '--who PeopleEC2 --can s3:GetObject --on StorageBucket/any', 'no statement allows it'],
  ['no', '--who PeopleEC2 --can sts:AssumeRole --on ServerRole', 'no statement allows it'],
  [
    'yes',
    '--who ec2.amazonaws.com --can sts:AssumeRole --on ServerRole',
    'ServerRole',
    'constructs/lab/server-role.ts',
  ],
  // The internet: the page, and no file.
  ['no', '--who internet --can s3:GetObject --on StorageBucket/any', 'public access block'],
  ['yes', '--who internet --reach ServerInstance --port 80', 'FirewallServer'],
  ['no', '--who internet --reach ServerInstance --port 3389', 'no'],
];
