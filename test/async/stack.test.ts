import { Match, type Template } from 'aws-cdk-lib/assertions';
import type { AsyncSettings } from '../../lib/async/settings';
import type { ConfigInput } from '../../lib/config/config-input';
import { referencedId } from '../../lib/model/references';
import { resourcesOfType } from '../../lib/model/template';
import { synthesize, synthesizeModel } from '../support/synthesize';
import { variantsOf } from '../support/variants';
import { asyncPattern } from './pattern';

const EVERYTHING: Partial<AsyncSettings> = {
  producer: 'direct',
  worker: 'ec2',
  results: 'rds',
  senderEmail: 'noreply@example.com',
};

function asyncStack(async: Partial<AsyncSettings> = {}, config: Omit<ConfigInput, 'async'> = {}): Template {
  return synthesize({ pattern: 'async', config: { ...config, async } });
}

const standard = asyncStack();

describe('the queue', () => {
  test('feeds the function in small batches, as many at once as is chosen', () => {
    asyncStack({ maxConcurrency: 7 }).hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 4,
      ScalingConfig: { MaximumConcurrency: 7 },
    });
  });
});

describe('the API', () => {
  test('says 202 only when SQS said 200, and 503 to whatever it does not know', () => {
    asyncStack({ producer: 'direct' }).hasResourceProperties('AWS::ApiGateway::Method', {
      HttpMethod: 'POST',
      Integration: {
        IntegrationResponses: [
          Match.objectLike({ StatusCode: '503', SelectionPattern: Match.absent() }),
          Match.objectLike({ StatusCode: '202', SelectionPattern: '200' }),
          Match.objectLike({ StatusCode: '400', SelectionPattern: '4(00|13)' }),
        ],
      },
    });
  });

  test('asks for a key before the queue', () => {
    asyncStack({ producer: 'direct' }).hasResourceProperties('AWS::ApiGateway::Method', {
      HttpMethod: 'POST',
      RequestParameters: { 'method.request.header.Idempotency-Key': true },
    });
  });

  test('deploys every route and answer, and deploys again when one of them changes', () => {
    const direct = asyncStack({ producer: 'direct' });
    const parts = ['Method', 'GatewayResponse', 'Model', 'RequestValidator'].flatMap((type) =>
      Object.keys(direct.findResources(`AWS::ApiGateway::${type}`)),
    );
    const deployment = (template: Template) =>
      Object.entries(template.findResources('AWS::ApiGateway::Deployment'))[0]!;
    const [id, { DependsOn }] = deployment(direct);
    expect(DependsOn).toEqual(expect.arrayContaining(parts));
    expect(deployment(asyncStack({ producer: 'direct', worker: 'ec2' }))[0]).not.toBe(id);
  });
});

describe('the EC2 worker', () => {
  const worker = asyncStack({ worker: 'ec2' });

  test('sleeps in the classroom and never in production', () => {
    worker.hasResourceProperties('AWS::AutoScaling::AutoScalingGroup', { MinSize: '0', MaxSize: '4' });
    asyncStack({ worker: 'ec2', maxWorkers: 6 }, { mode: 'production' }).hasResourceProperties(
      'AWS::AutoScaling::AutoScalingGroup',
      { MinSize: '2', MaxSize: '6' },
    );
  });

  test('is replaced one by one, each waited for', () => {
    worker.hasResource('AWS::AutoScaling::AutoScalingGroup', {
      UpdatePolicy: { AutoScalingRollingUpdate: Match.objectLike({ MaxBatchSize: 1, WaitOnResourceSignals: true }) },
    });
  });

  test('is waited for when a stack begins with instances, and not where it begins with none', () => {
    worker.hasResource('AWS::AutoScaling::AutoScalingGroup', { CreationPolicy: Match.absent() });
    asyncStack({ worker: 'ec2' }, { mode: 'production' }).hasResource('AWS::AutoScaling::AutoScalingGroup', {
      CreationPolicy: { ResourceSignal: { Count: 2, Timeout: 'PT10M' } },
    });
  });

  test.each(['classroom', 'production'] as const)('in %s boots after its way to the internet is there', (mode) => {
    const template = asyncStack({ worker: 'ec2' }, { mode });
    const [group] = Object.values(template.findResources('AWS::AutoScaling::AutoScalingGroup'));
    const subnets: string[] = group!.Properties.VPCZoneIdentifier.map(({ Ref }: { Ref: string }) => Ref);
    const routes = Object.entries(template.findResources('AWS::EC2::Route')).filter(([, { Properties }]) =>
      Object.values(template.findResources('AWS::EC2::SubnetRouteTableAssociation')).some(
        (association) =>
          association.Properties.RouteTableId.Ref === Properties.RouteTableId.Ref &&
          subnets.includes(association.Properties.SubnetId.Ref),
      ),
    );
    expect(routes).toHaveLength(2);
    for (const [route] of routes) expect(group!.DependsOn).toContain(route);
  });

  test.each([
    ['classroom', true, 0],
    ['production', false, 2],
  ] as const)('in %s has a public address: %s, and %i NAT gateways', (mode, isPublic, gateways) => {
    const template = asyncStack({ worker: 'ec2' }, { mode });
    template.resourceCountIs('AWS::EC2::NatGateway', gateways);
    template.hasResourceProperties('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: { NetworkInterfaces: [Match.objectLike({ AssociatePublicIpAddress: isPublic })] },
    });
  });
});

describe('the results database', () => {
  test('takes a hundred connections', () => {
    asyncStack({ results: 'rds' }).hasResourceProperties('AWS::RDS::DBParameterGroup', {
      Parameters: { max_connections: '100' },
    });
  });

  test('serves as many workers as it has connections, and a config that wants more is refused', () => {
    expect(() => asyncStack({ results: 'rds', maxConcurrency: 41 })).toThrow(/async\.maxConcurrency: 41 .* at most 40/);
  });
});

describe('mail', () => {
  test('leaves alone who bounced or complained', () => {
    asyncStack(EVERYTHING).hasResourceProperties('AWS::SES::ConfigurationSet', {
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    });
  });

  test('has no sender and no right to send unless one is configured', () => {
    standard.resourceCountIs('AWS::SES::EmailIdentity', 0);
    expect(JSON.stringify(standard.toJSON())).not.toContain('ses:');
  });
});

describe('a deployed stack can change its variant', () => {
  const shapes = variantsOf(asyncPattern).map((variant) => synthesizeModel(variant));

  test('no resource turns into one of another type, which CloudFormation refuses', () => {
    const types = new Map<string, string>();
    for (const { resources } of shapes)
      for (const { logicalId, type } of resources.values()) {
        expect([logicalId, types.get(logicalId) ?? type]).toEqual([logicalId, type]);
        types.set(logicalId, type);
      }
  });

  test('no subnet takes the addresses of another, which may still be there', () => {
    const owners = new Map<string, string>();
    for (const shape of shapes)
      for (const { logicalId, properties } of resourcesOfType(shape, 'AWS::EC2::Subnet')) {
        // Named zones are another network, which has the same addresses.
        const range = `${referencedId(properties['VpcId'])} ${properties['CidrBlock']}`;
        expect([logicalId, owners.get(range) ?? logicalId]).toEqual([logicalId, logicalId]);
        owners.set(range, logicalId);
      }
    const ofNamedZones = [...owners.keys()].filter((range) => range.startsWith('NetworkVpcAC'));
    expect([owners.size - ofNamedZones.length, ofNamedZones.length]).toEqual([6, 6]);
  });
});
