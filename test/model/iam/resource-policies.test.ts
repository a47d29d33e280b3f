import { resourcePolicies, trustPolicies } from '../../../lib/model/iam/resource-policies';
import { readTemplate } from '../../../lib/model/template';
import { UndecidableError } from '../../../lib/model/undecidable-error';

function stack(resources: Record<string, { Type: string; Properties?: object }>) {
  return readTemplate({ Resources: resources }, { name: 'App', region: 'us-east-1' });
}

const everybody = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
};

describe('the policies of resources', () => {
  test('are found with the ARN of what they guard, whichever way they name it', () => {
    const app = stack({
      Bucket: { Type: 'AWS::S3::Bucket' },
      Jobs: { Type: 'AWS::SQS::Queue' },
      Alarms: { Type: 'AWS::SNS::Topic' },
      BucketPolicy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: everybody },
      },
      QueuePolicy: {
        Type: 'AWS::SQS::QueuePolicy',
        Properties: { Queues: [{ Ref: 'Jobs' }], PolicyDocument: everybody },
      },
      TopicPolicy: {
        Type: 'AWS::SNS::TopicPolicy',
        Properties: { Topics: [{ Ref: 'Alarms' }], PolicyDocument: everybody },
      },
      Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: everybody } },
    });
    expect(resourcePolicies(app).map(({ resource }) => resource)).toEqual([
      'arn:aws:s3:::app-bucket',
      'arn:aws:sqs:us-east-1:111122223333:app-jobs',
      'arn:aws:sns:us-east-1:111122223333:app-alarms',
      'arn:aws:kms:us-east-1:111122223333:key/app-key',
    ]);
  });

  test('include the permissions of functions, with their source as a condition', () => {
    const app = stack({
      Handler: { Type: 'AWS::Lambda::Function' },
      Permission: {
        Type: 'AWS::Lambda::Permission',
        Properties: {
          Action: 'lambda:InvokeFunction',
          FunctionName: { Ref: 'Handler' },
          Principal: 'apigateway.amazonaws.com',
          SourceArn: 'arn:aws:execute-api:us-east-1:111122223333:api/*',
        },
      },
    });
    expect(resourcePolicies(app)[0]).toMatchObject({
      resource: 'arn:aws:lambda:us-east-1:111122223333:function:app-handler',
      document: {
        statements: [{ principal: { Service: ['apigateway.amazonaws.com'] }, conditions: [{ key: 'aws:SourceArn' }] }],
      },
    });
  });

  test('take every condition of a permission along, and refuse one they do not know', () => {
    const permission = (values: object) =>
      stack({
        Handler: { Type: 'AWS::Lambda::Function' },
        Permission: {
          Type: 'AWS::Lambda::Permission',
          Properties: {
            Action: 'lambda:InvokeFunctionUrl',
            FunctionName: { Ref: 'Handler' },
            Principal: '*',
            ...values,
          },
        },
      });
    const conditions = { SourceAccount: '111122223333', FunctionUrlAuthType: 'NONE' };
    expect(
      resourcePolicies(permission(conditions))[0]?.document.statements[0]?.conditions.map(({ key }) => key),
    ).toEqual(['aws:SourceAccount', 'lambda:FunctionUrlAuthType']);
    expect(() => resourcePolicies(permission({ Surprise: 'x' }))).toThrow(UndecidableError);
  });

  test('are found inside what they guard: of tables, domains and collections', () => {
    const app = stack({
      Table: { Type: 'AWS::DynamoDB::Table', Properties: { ResourcePolicy: { PolicyDocument: everybody } } },
      Global: {
        Type: 'AWS::DynamoDB::GlobalTable',
        Properties: { Replicas: [{ ResourcePolicy: { PolicyDocument: everybody } }] },
      },
      Search: { Type: 'AWS::OpenSearchService::Domain', Properties: { AccessPolicies: everybody } },
      Data: {
        Type: 'AWS::OpenSearchServerless::AccessPolicy',
        Properties: {
          Policy: JSON.stringify([
            { Rules: [{ Permission: ['aoss:ReadDocument'] }], Principal: ['arn:aws:iam::999988887777:root'] },
          ]),
        },
      },
    });
    expect(resourcePolicies(app).map(({ document }) => document.statements[0]?.principal)).toEqual([
      '*',
      '*',
      '*',
      { AWS: ['arn:aws:iam::999988887777:root'] },
    ]);
  });

  test('in a property where none is expected are refused, also as text', () => {
    const topic = (Notes: unknown) => stack({ Topic: { Type: 'AWS::SNS::Topic', Properties: { Notes } } });
    expect(() => resourcePolicies(topic({ deep: [everybody] }))).toThrow(UndecidableError);
    expect(() => resourcePolicies(topic(JSON.stringify(everybody)))).toThrow(UndecidableError);
    expect(resourcePolicies(topic('Statement'))).toEqual([]);
  });

  test('that guard a literal are refused', () => {
    const Properties = { Bucket: 'somebodys-bucket', PolicyDocument: everybody };
    expect(() => resourcePolicies(stack({ Policy: { Type: 'AWS::S3::BucketPolicy', Properties } }))).toThrow(
      /leads to no resource/,
    );
  });

  test('of a kind that is not known are refused', () => {
    const app = stack({ Odd: { Type: 'AWS::Odd::Policy', Properties: { PolicyDocument: everybody } } });
    expect(() => resourcePolicies(app)).toThrow(UndecidableError);
  });

  test('are kept apart from the trust policies of roles', () => {
    const app = stack({
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
          },
        },
      },
    });
    expect(resourcePolicies(app)).toEqual([]);
    expect(trustPolicies(app)[0]?.document.statements[0]?.principal).toEqual({ Service: ['ec2.amazonaws.com'] });
  });
});
