import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { templateYaml } from '../../../lib/tools/atlas/template-yaml';
import { PATTERNS } from '../../patterns';
import { synthesizeJson } from '../../support/synthesize';

/** How the library reads a template of somebody else's. */
const { readYamlSync } = require(
  join(require.resolve('aws-cdk-lib/package.json'), '..', 'cloudformation-include', 'lib', 'file-utils.js'),
) as { readYamlSync(file: string): unknown };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yaml-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function readBack(yaml: string): unknown {
  const file = join(folder, 'template.yaml');
  writeFileSync(file, yaml);
  return readYamlSync(file);
}

/** `!GetAtt A.B` and the list of its parts are one. */
function comparable(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, each) =>
    key === 'Fn::GetAtt' && Array.isArray(each) && each.every((part) => typeof part === 'string')
      ? each.join('.')
      : each,
  );
}

it.each(PATTERNS.map(({ stack }) => stack.pattern.name))('the template of %s is read back as it was', (pattern) => {
  const template = synthesizeJson({ pattern });
  expect(comparable(readBack(templateYaml(template)))).toEqual(comparable(template));
});

it('writes functions in the short form, and no two of them one in the other', () => {
  expect(
    templateYaml({
      A: { Ref: 'Queue' },
      B: { 'Fn::GetAtt': ['Queue', 'Arn'] },
      C: { 'Fn::Join': ['', ['a', { Ref: 'Queue' }]] },
      D: { 'Fn::Base64': { 'Fn::Sub': 'x' } },
    }),
  ).toBe(
    'A: !Ref Queue\nB: !GetAtt Queue.Arn\nC: !Join\n  - ""\n  - - a\n    - !Ref Queue\nD:\n  Fn::Base64: !Sub x\n',
  );
});

it('any text is read back as that text', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary-ascii' }),
        fc.constantFrom(
          'yes',
          'on',
          '012',
          '1e3',
          '2012-10-17',
          '~',
          '12:30:00',
          ' a',
          'a: b',
          '!Ref x',
          '한글\n둘째 줄 ',
        ),
      ),
      (text) => (readBack(templateYaml({ text })) as { text: unknown }).text === text,
    ),
  );
});
