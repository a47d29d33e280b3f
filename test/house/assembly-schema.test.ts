import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { App, Stack } from 'aws-cdk-lib/core';

const REPOSITORY = join(__dirname, '..', '..');
const CLI = join(REPOSITORY, 'node_modules', 'aws-cdk', 'bin', 'cdk');

/**
 * The CLI refuses an assembly whose schema is newer than the one it was built with. In November 2026 the registry's newest
 * aws-cdk, 3.0.0, is an old build published by accident: it reads schema 43 where the library writes 55.
 */
describe('the CLI and the library speak the same assembly schema', () => {
  let workspace: string;
  beforeEach(() => {
    workspace = mkdtempSync(join(tmpdir(), 'assembly-schema-'));
  });
  afterEach(() => {
    rmSync(workspace, { recursive: true, force: true });
  });

  it('reads with the pinned CLI what the pinned library writes', () => {
    expect(synthesizeThroughCli(assembly())).toContain('AWS::SNS::Topic');
  });

  it('fails when the library writes a newer schema than the CLI reads', () => {
    const directory = assembly();
    const manifest = join(directory, 'manifest.json');
    writeFileSync(manifest, JSON.stringify({ ...require(manifest), version: '9999.0.0' }));
    expect(() => synthesizeThroughCli(directory)).toThrow(/schema version mismatch/i);
  });

  it('keeps away from the 3.0.0 that was published by accident', () => {
    const { version } = require('aws-cdk/package.json') as { version: string };
    expect(version).toMatch(/^2\./);
  });

  function assembly(): string {
    const app = new App({ outdir: join(workspace, 'cdk.out'), analyticsReporting: false });
    new Topic(new Stack(app, 'One'), 'Topic');
    return app.synth().directory;
  }

  function synthesizeThroughCli(directory: string): string {
    return execFileSync(process.execPath, [CLI, 'synth', 'One', '--app', directory], {
      cwd: workspace,
      encoding: 'utf8',
      stdio: 'pipe',
      env: { PATH: process.env.PATH, HOME: workspace, CI: 'true' },
    });
  }
});
