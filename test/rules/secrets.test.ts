import { readTemplate } from '../../lib/model/template';
import { secretRules } from '../../lib/rules/secrets';
import { violated } from './violated';

const broken = (UserData: unknown) =>
  violated(
    secretRules,
    readTemplate(
      { Resources: { Server: { Type: 'AWS::EC2::Instance', Properties: { UserData } } } },
      { name: 'Test', region: 'ap-southeast-2' },
    ),
  );

const encoded = (text: string) => Buffer.from(text).toString('base64');

test.each([
  ['encoded at the deployment', { 'Fn::Base64': '#!/bin/bash\nexport DB_PASSWORD=hunter2hunter2\n' }],
  ['encoded before it came into the template', encoded('PASSWORD=hunter2')],
  ['encoded in lines', encoded('DB_PASSWORD=hunter2\nDB_USER=guest\n').replace(/.{20}/g, '$&\n')],
])('a password is seen in a first script that is %s', (_, script) => {
  expect(broken(script)).toEqual(['NoSecretIsWritten']);
});

test('a first script without one passes, encoded or not', () => {
  const script = '#!/bin/bash\ntrue\n';
  expect([broken(encoded(script)), broken({ 'Fn::Base64': script })]).toEqual([[], []]);
});
