import { Template } from 'aws-cdk-lib/assertions';
import { IpAddresses, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import flags from 'aws-cdk-lib/recommended-feature-flags.json';
import { applyGuardrails } from '../../constructs/guardrails/apply-guardrails';

type Json = Record<string, unknown>;

/** A stack whose custom resources bring functions of the library's own: to empty a bucket, and to close a security group. */
function guarded(): Template {
  const stack = new Stack(new App({ context: flags }), 'Sample');
  new Bucket(stack, 'Bucket', { removalPolicy: RemovalPolicy.DESTROY, autoDeleteObjects: true });
  new Vpc(stack, 'Network', {
    ipAddresses: IpAddresses.cidr('10.0.0.0/24'),
    natGateways: 0,
    restrictDefaultSecurityGroup: true,
    subnetConfiguration: [{ name: 'Public', subnetType: SubnetType.PUBLIC }],
  });
  new Topic(stack, 'Topic');
  applyGuardrails(stack, { pattern: 'sample', mode: 'classroom', owner: 'minji' });
  return Template.fromStack(stack);
}

describe('the functions behind the library’s custom resources', () => {
  const template = guarded();
  const functions = Object.entries(template.findResources('AWS::Lambda::Function'));
  const policies = Object.values(template.findResources('AWS::IAM::Policy')) as { Properties: Json }[];

  it('are there, so that this test tests something', () => {
    expect(functions).toHaveLength(2);
  });

  it.each(functions)('%s writes to a log group of the stack', (_, { Properties }) => {
    const logGroup = (Properties as { LoggingConfig: { LogGroup: { Ref: string } } }).LoggingConfig.LogGroup.Ref;
    expect(Object.keys(template.findResources('AWS::Logs::LogGroup'))).toContain(logGroup);
  });

  it.each(functions)('%s may write to that group and to no other', (_, { Properties }) => {
    const { LoggingConfig, Role } = Properties as {
      LoggingConfig: { LogGroup: { Ref: string } };
      Role: { 'Fn::GetAtt': [string, string] };
    };
    const role = Role['Fn::GetAtt'][0];
    expect(template.findResources('AWS::IAM::Role')[role]!['Properties']).not.toHaveProperty('ManagedPolicyArns');

    const own = policies.filter(
      ({ Properties: { Roles } }) => JSON.stringify(Roles) === JSON.stringify([{ Ref: role }]),
    );
    expect(own.map(({ Properties: { PolicyDocument } }) => PolicyDocument)).toEqual([
      {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
            Resource: { 'Fn::GetAtt': [LoggingConfig.LogGroup.Ref, 'Arn'] },
          },
        ],
      },
    ]);
  });

  it.each(functions)('%s starts only when it may write', (_, resource) => {
    const dependencies = [resource['DependsOn']].flat() as string[];
    expect(dependencies.some((id) => /WriteOwnLogs/.test(id))).toBe(true);
  });
});

it('tags whatever can bear a tag with pattern, mode and owner', () => {
  const tags = [
    { Key: 'mode', Value: 'classroom' },
    { Key: 'owner', Value: 'minji' },
    { Key: 'pattern', Value: 'sample' },
  ];
  const template = guarded();
  for (const type of ['AWS::S3::Bucket', 'AWS::SNS::Topic', 'AWS::EC2::VPC', 'AWS::Logs::LogGroup']) {
    for (const { Properties } of Object.values(template.findResources(type)) as { Properties: { Tags: Json[] } }[]) {
      expect(Properties.Tags).toEqual(expect.arrayContaining(tags));
    }
  }
});
