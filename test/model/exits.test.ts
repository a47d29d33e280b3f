import { exitsOf, exitText } from '../../lib/model/exits';
import { readTemplate } from '../../lib/model/template';

function exits(type: string, properties: object) {
  const resources = { Own: { Type: 'AWS::S3::Bucket' }, One: { Type: type, Properties: properties } };
  return exitsOf(readTemplate({ Resources: resources }, { name: 'Test', region: 'us-east-1' }));
}

const replicating = (Destination: object) => ({ ReplicationConfiguration: { Rules: [{ Destination }] } });
const OWN = { 'Fn::GetAtt': ['Own', 'Arn'] };

describe('what resources send out by themselves', () => {
  test.each([
    [
      'replicas to a bucket of somebody',
      'AWS::S3::Bucket',
      replicating({ Bucket: 'arn:aws:s3:::theirs', Account: '999988887777' }),
      'One replicas -> arn:aws:s3:::theirs of another account',
      true,
    ],
    [
      'replicas to a bucket of the stack',
      'AWS::S3::Bucket',
      replicating({ Bucket: OWN }),
      'One replicas -> Own',
      false,
    ],
    [
      'replicas that another account shall own',
      'AWS::S3::Bucket',
      replicating({ Bucket: OWN, Account: '999988887777' }),
      'One replicas -> Own as another account',
      true,
    ],
    [
      'notifications by mail',
      'AWS::SNS::Subscription',
      { Protocol: 'email', Endpoint: 'ops@example.com' },
      'One notifications -> ops@example.com',
      true,
    ],
    [
      'a table in another region',
      'AWS::DynamoDB::GlobalTable',
      { Replicas: [{ Region: 'us-east-1' }, { Region: 'eu-west-1' }] },
      'One replicas -> eu-west-1',
      true,
    ],
    [
      'calls of a schedule',
      'AWS::Scheduler::Schedule',
      { Target: { Arn: 'arn:aws:scheduler:::aws-sdk:ec2:stopInstances' } },
      'One calls -> ec2:stopInstances',
      false,
    ],
    [
      'records to an address of the internet',
      'AWS::KinesisFirehose::DeliveryStream',
      { HttpEndpointDestinationConfiguration: { EndpointConfiguration: { Url: 'https://elsewhere.example' } } },
      'One records -> https://elsewhere.example',
      true,
    ],
  ])('shows %s', (_, type, properties, line, outside) => {
    expect(exits(type, properties).map((exit) => [exitText(exit), exit.outside])).toEqual([[line, outside]]);
  });
});
