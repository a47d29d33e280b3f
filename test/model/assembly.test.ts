import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAssembly } from '../../lib/model/assembly';

const directory = mkdtempSync(join(tmpdir(), 'assembly-'));
const root = join(directory, '프로젝트 (1)');
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function assembly(frames: readonly string[], artifact: object = {}): string {
  const out = mkdtempSync(join(directory, 'out-'));
  const write = (name: string, content: object) => writeFileSync(join(out, name), JSON.stringify(content));
  write('Made.template.json', { Resources: { Queue1: { Type: 'AWS::SQS::Queue' } } });
  write('Made.metadata.json', {
    '/Made/Queue/Resource': [
      { type: 'aws:cdk:logicalId', data: 'Queue1' },
      { type: 'aws:cdk:creationStack', data: frames },
    ],
    '/Made': [{ type: 'aws:cdk:stack-tags', data: [] }],
  });
  write('manifest.json', {
    artifacts: {
      Tree: { type: 'cdk:tree' },
      Made: {
        type: 'aws:cloudformation:stack',
        environment: 'aws://unknown-account/ap-northeast-2',
        properties: { templateFile: 'Made.template.json', stackName: 'Made-minji', terminationProtection: true },
        additionalMetadataFile: 'Made.metadata.json',
        ...artifact,
      },
    },
  });
  return out;
}

const at = (file: string, call = 'new Made') => `${call} (${join(root, file)}:7:3)`;

test('leads a resource back to the lines of the project that made it, innermost first', () => {
  mkdirSync(root, { recursive: true });
  const frames = [
    '...aws-cdk-lib...',
    at('constructs/made/job queue.ts', 'new JobQueue'),
    at('node_modules/somebody/index.js'),
    `elsewhere (${join(directory, 'outside.ts')}:1:1)`,
    'Array.map (:)',
    at('bin/app.ts', '<anonymous>'),
  ];
  const [stack] = readAssembly(assembly(frames), root);
  expect(stack).toMatchObject({ id: 'Made', terminationProtection: true });
  expect(stack!.model).toMatchObject({ name: 'Made-minji', region: 'ap-northeast-2' });
  expect(stack!.origins).toEqual(
    new Map([
      [
        'Queue1',
        {
          path: 'Made/Queue/Resource',
          lines: [
            { file: 'constructs/made/job queue.ts', line: 7, call: 'new JobQueue' },
            { file: 'bin/app.ts', line: 7, call: '<anonymous>' },
          ],
        },
      ],
    ]),
  );
});

test('knows the path of a resource whose trace holds no line of the project, and nothing of one without metadata', () => {
  const [traceless] = readAssembly(assembly(['(no user code in 60 frames)']), root);
  expect(traceless!.origins.get('Queue1')).toEqual({ path: 'Made/Queue/Resource', lines: [] });
  const [bare] = readAssembly(assembly([], { additionalMetadataFile: undefined }), root);
  expect([...bare!.origins]).toEqual([]);
});

test('says how to make an assembly where there is none', () => {
  expect(() => readAssembly(join(directory, 'nothing'), root)).toThrow(/npx cdk synth -q/);
});
