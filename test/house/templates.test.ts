import { readTemplate } from '../../lib/model/template';
import { PATTERNS_AND_TINY } from '../patterns';
import { synthesizeJson } from '../support/synthesize';
import { physicalNames, STATEFUL, silentDeletions, wrongDeletions } from '../support/template-rules';
import { variantsOf } from '../support/variants';

const ABOUT = { name: 'Sample', region: 'ap-southeast-2' };

describe.each(PATTERNS_AND_TINY.flatMap(variantsOf))('$name', (variant) => {
  let template: Record<string, unknown>;
  beforeAll(() => {
    template = synthesizeJson(variant);
  });

  it('names nothing that another copy of the stack would name too', () => {
    expect(physicalNames(readTemplate(template, ABOUT), variant.config)).toEqual([]);
  });

  it('says of everything that keeps state what becomes of it', () => {
    expect(silentDeletions(template)).toEqual([]);
    expect(wrongDeletions(template, variant.config.mode ?? 'classroom')).toEqual([]);
  });
});

describe('the rules themselves', () => {
  it.each([
    ['AWS::S3::Bucket', 'BucketName'],
    ['AWS::SQS::Queue', 'QueueName'],
    ['AWS::DynamoDB::GlobalTable', 'TableName'],
    ['AWS::Lambda::Function', 'FunctionName'],
    ['AWS::Logs::LogGroup', 'LogGroupName'],
    ['AWS::IAM::Role', 'RoleName'],
    ['AWS::IAM::User', 'UserName'],
    ['AWS::EC2::SecurityGroup', 'GroupName'],
    ['AWS::RDS::DBInstance', 'DBInstanceIdentifier'],
    ['AWS::CloudWatch::Alarm', 'AlarmName'],
    ['AWS::SES::ConfigurationSet', 'Name'],
  ])('a fixed name of %s is seen', (Type, property) => {
    const sample = readTemplate({ Resources: { Sample: { Type, Properties: { [property]: 'mine' } } } }, ABOUT);
    expect(physicalNames(sample, {})).toHaveLength(1);
  });

  it.each([...STATEFUL])('a silent %s is seen', (Type) => {
    expect(silentDeletions({ Resources: { Sample: { Type } } })).toHaveLength(1);
    expect(silentDeletions({ Resources: { Sample: { Type, DeletionPolicy: 'Delete' } } })).toHaveLength(1);
    expect(wrongDeletions({ Resources: { Sample: { Type, DeletionPolicy: 'Delete' } } }, 'production')).toHaveLength(1);
    expect(wrongDeletions({ Resources: { Sample: { Type, DeletionPolicy: 'Retain' } } }, 'classroom')).toHaveLength(1);
  });
});
