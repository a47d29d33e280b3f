import { resourcesOfType, type StackModel } from '../../lib/model/template';
import { synthesizeModel } from '../support/synthesize';

/** Every rule of every security group, as one line each. */
function rules(stack: StackModel, direction: 'Ingress' | 'Egress'): string[] {
  const inline = resourcesOfType(stack, 'AWS::EC2::SecurityGroup').flatMap(({ logicalId, properties }) =>
    ((properties[`SecurityGroup${direction}`] ?? []) as Rule[]).map((rule) => line(logicalId, rule)),
  );
  const separate = resourcesOfType(stack, `AWS::EC2::SecurityGroup${direction}`).map(({ properties }) => {
    const rule = properties as unknown as Rule & { GroupId: { 'Fn::GetAtt': string[] } };
    return line(rule.GroupId['Fn::GetAtt'][0]!, rule);
  });
  return [...inline, ...separate].filter((text) => !text.includes('255.255.255.255/32')).sort();
}

interface Rule {
  readonly IpProtocol: string;
  readonly FromPort: number;
  readonly ToPort: number;
  readonly CidrIp?: string;
  readonly SourceSecurityGroupId?: { readonly 'Fn::GetAtt': string[] };
  readonly DestinationSecurityGroupId?: { readonly 'Fn::GetAtt': string[] };
}

function line(group: string, rule: Rule): string {
  const other = rule.SourceSecurityGroupId ?? rule.DestinationSecurityGroupId;
  const peer = rule.CidrIp ?? name(other!['Fn::GetAtt'][0]!);
  const ports = rule.FromPort === rule.ToPort ? `${rule.FromPort}` : `${rule.FromPort}-${rule.ToPort}`;
  return `${name(group)} ${rule.IpProtocol} ${ports} ${peer}`;
}

function name(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}

test('the default variant has no network at all', () => {
  expect(resourcesOfType(synthesizeModel({ pattern: 'async' }), 'AWS::EC2::VPC')).toEqual([]);
});

test('functions with a database: they reach it and two endpoints, and nobody reaches them', () => {
  const stack = synthesizeModel({ pattern: 'async', config: { async: { results: 'rds' } } });
  expect(rules(stack, 'Ingress')).toEqual([
    'NetworkEndpointGroup tcp 443 PrepareResultsGroup',
    'NetworkEndpointGroup tcp 443 WorkerGroup',
    'ResultsGroup tcp 5432 PrepareResultsGroup',
    'ResultsGroup tcp 5432 WorkerGroup',
  ]);
  expect(rules(stack, 'Egress')).toEqual([
    'PrepareResultsGroup tcp 443 0.0.0.0/0',
    'PrepareResultsGroup tcp 5432 ResultsGroup',
    'WorkerGroup tcp 443 0.0.0.0/0',
    'WorkerGroup tcp 5432 ResultsGroup',
  ]);
});

test('the database is prepared after both ends of every way to it are open', () => {
  const stack = synthesizeModel({ pattern: 'async', config: { async: { results: 'rds' } } });
  const [prepared] = resourcesOfType(stack, 'AWS::CloudFormation::CustomResource').filter(({ logicalId }) =>
    logicalId.startsWith('PrepareResults'),
  );
  const ways = ['Ingress', 'Egress'].flatMap((direction) =>
    resourcesOfType(stack, `AWS::EC2::SecurityGroup${direction}`),
  );
  const ofPreparation = ways.filter(({ logicalId }) => logicalId.includes('PrepareResultsGroup'));
  expect(ofPreparation).toHaveLength(3);
  for (const { logicalId } of ofPreparation) expect(prepared!.dependsOn).toContain(logicalId);
});

test('functions with a database have no way to the internet', () => {
  const stack = synthesizeModel({ pattern: 'async', config: { async: { results: 'rds' } } });
  for (const type of ['AWS::EC2::InternetGateway', 'AWS::EC2::NatGateway', 'AWS::EC2::Route'])
    expect(resourcesOfType(stack, type)).toEqual([]);
});

test.each(['classroom', 'production'] as const)('instances in %s call by HTTPS, and nobody calls them', (mode) => {
  const stack = synthesizeModel({ pattern: 'async', config: { mode, async: { worker: 'ec2' } } });
  expect(rules(stack, 'Ingress')).toEqual([]);
  expect(rules(stack, 'Egress')).toEqual(['WorkerSecurityGroup tcp 443 0.0.0.0/0']);
});

test('instances with a database add the one way to it', () => {
  const stack = synthesizeModel({ pattern: 'async', config: { async: { worker: 'ec2', results: 'rds' } } });
  expect(rules(stack, 'Ingress')).toEqual([
    'NetworkEndpointGroup tcp 443 PrepareResultsGroup',
    'ResultsGroup tcp 5432 PrepareResultsGroup',
    'ResultsGroup tcp 5432 WorkerSecurityGroup',
  ]);
});
