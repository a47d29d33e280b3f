import { entriesOf } from '../../lib/model/entries';
import { exitsOf } from '../../lib/model/exits';
import { RESOURCE_TYPE_TABLE } from '../../lib/model/resource-type-table';
import { kindsOf, resourceType, statefulResources, unknownTypes } from '../../lib/model/resource-types';
import { readTemplate } from '../../lib/model/template';
import { UndecidableError } from '../../lib/model/undecidable-error';

const model = (resources: object) => readTemplate({ Resources: resources }, { name: 'Test', region: 'us-east-1' });

describe('the table of resource types', () => {
  test.each(['AWS::Odd::Thing', 'AWS::EC2::Nonsense', 'Custom::Surprise', 'Vendor::EC2::Instance', 'AWS::EC2'])(
    'knows nothing of %s, and says so',
    (type) => {
      expect(() => kindsOf(type)).toThrow(UndecidableError);
    },
  );

  test('refuses a nested stack, whose content is in another template', () => {
    expect(unknownTypes(model({ Nested: { Type: 'AWS::CloudFormation::Stack' } }))).toEqual([
      'Nested: AWS::CloudFormation::Stack is refused: what a nested stack holds is in another template',
    ]);
  });

  test('gives every kind that a type can be', () => {
    expect(kindsOf('AWS::OpenSearchService::Domain')).toEqual(['network interface', 'entry', 'policy', 'state']);
    expect(kindsOf('AWS::EC2::KeyPair')).toEqual(['inert']);
  });

  test('says how what keeps something survives', () => {
    const stack = model({ Db: { Type: 'AWS::RDS::DBInstance' }, Files: { Type: 'AWS::S3::Bucket' } });
    expect(statefulResources(stack).map(({ resource, survival }) => [resource.logicalId, survival])).toEqual([
      ['Db', 'Snapshot'],
      ['Files', 'Retain'],
    ]);
  });

  test('calls nothing an entry or an exit that its reader does not read', () => {
    const types = Object.entries(RESOURCE_TYPE_TABLE).flatMap(([service, names]) =>
      Object.keys(names).map((name) => `AWS::${service}::${name}`),
    );
    const unread = types.filter((type) => {
      const stack = model({ One: { Type: type } });
      const { entry, exit } = resourceType(type);
      return (entry && isUnread(() => entriesOf(stack))) || (exit && isUnread(() => exitsOf(stack)));
    });
    expect(unread).toEqual([]);
  });
});

/** A reader that trips over the missing properties is a reader. */
function isUnread(read: () => unknown): boolean {
  try {
    read();
    return false;
  } catch (error) {
    return (
      / that is not understood$/.test((error as Error).message) && / is an (entry|exit) /.test((error as Error).message)
    );
  }
}
