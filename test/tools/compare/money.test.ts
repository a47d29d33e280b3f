import type { AssembledStack } from '../../../lib/model/assembly';
import { readTemplate } from '../../../lib/model/template';
import { moneyOf } from '../../../lib/tools/compare/money';

const withDatabase = (MultiAZ: boolean): AssembledStack => {
  const template = {
    Resources: {
      Database: {
        Type: 'AWS::RDS::DBInstance',
        Properties: {
          Engine: 'postgres',
          DBInstanceClass: 'db.t4g.micro',
          AllocatedStorage: '20',
          StorageType: 'gp3',
          MultiAZ,
        },
      },
    },
  };
  const model = readTemplate(template, { name: 'Made', region: 'ap-northeast-2' });
  return { id: 'Made', model, template, terminationProtection: false, origins: new Map() };
};

test('what is bought at another price is one line with both', () => {
  const { lines } = moneyOf([withDatabase(false)], [withDatabase(true)]);
  const storage = lines.filter(({ what }) => what.en === 'its storage, gp3');
  expect(storage).toEqual([expect.objectContaining({ known: true, before: 2.62, after: 5.24 })]);
});
