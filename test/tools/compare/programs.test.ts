import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTemplate } from '../../../lib/model/template';
import { withProgramsByContent } from '../../../lib/tools/compare/programs';

const directory = mkdtempSync(join(tmpdir(), 'programs-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** A stack that refers to one bundle, as a checkout somewhere has made it. */
function keyOf(name: string, program: string): unknown {
  const path = join(directory, name);
  mkdirSync(path);
  writeFileSync(join(path, 'index.js'), program);
  writeFileSync(join(path, 'index.js.map'), `{"sources":["${name}"]}`);
  const hash = Buffer.from(name.padEnd(32, '.')).toString('hex');
  const template = {
    Resources: { One: { Type: 'AWS::Lambda::Function', Properties: { Code: { S3Key: `${hash}.zip` } } } },
  };
  const model = readTemplate(template, { name: 'One', region: 'ap-southeast-2', assets: new Map([[hash, path]]) });
  const [stack] = withProgramsByContent([
    { id: 'One', template, model, terminationProtection: false, origins: new Map() },
  ]);
  return stack!.model.resources.get('One')!.properties['Code'];
}

test('a program is the same wherever its packages were', () => {
  expect(keyOf('here', '// ../../node_modules/zod/index.js\nrun();')).toEqual(
    keyOf('there', '// ../../../elsewhere/tree/node_modules/zod/index.js\nrun();'),
  );
});

test('another program is another one', () => {
  expect(keyOf('one', 'run();')).not.toEqual(keyOf('other', 'stop();'));
});
