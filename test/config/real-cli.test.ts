import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PATTERNS } from '../../lib/config/patterns';
import { stackIdOf } from '../../stacks/pattern-stack';

const REPOSITORY = join(__dirname, '..', '..');
const CDK = join(REPOSITORY, 'node_modules', 'aws-cdk', 'bin', 'cdk');
const [{ name }] = PATTERNS;

/** What a person reads who types `cdk synth` with these words, in a terminal of that language. */
async function synth(
  words: readonly string[],
  lang = 'C.UTF-8',
): Promise<{ readonly status: number; readonly text: string }> {
  const output = mkdtempSync(join(tmpdir(), 'real-cli-'));
  const env = {
    PATH: process.env['PATH'],
    HOME: output,
    LANG: lang,
    CDK_VALIDATION: 'false',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    NO_COLOR: '1',
  };
  try {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [CDK, 'synth', '-q', '-o', join(output, 'cdk.out'), '--no-notices', ...words],
      { cwd: REPOSITORY, env },
    );
    return { status: 0, text: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as {
      readonly code: number;
      readonly stdout: string;
      readonly stderr: string;
    };
    return { status: code, text: stdout + stderr };
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
}

it('refuses in English, every key at once, and without a stack trace', async () => {
  const { status, text } = await synth(['-c', 'region=seoul', '-c', 'Mode=production', '-c', `${name}/x=1`]);
  expect(status).toBe(1);
  expect(text).toContain('region: "seoul" is not allowed');
  expect(text).toContain('Mode: is not a known key; did you mean mode?');
  expect(text).toContain(`${name}/x: is not a known key`);
  expect(text).not.toMatch(/^ +at /m);
});

it('refuses in Korean under a Korean locale', async () => {
  const { status, text } = await synth(['-c', 'region=서울'], 'ko_KR.UTF-8');
  expect(status).toBe(1);
  expect(text).toContain('설정을 받아들일 수 없습니다.');
  expect(text).toContain('region: "서울"은(는) 쓸 수 없습니다.');
  expect(text).toContain('-c region=ap-northeast-2');
});

it('builds, and warns of what would surprise, in the language of the terminal', async () => {
  const { status, text } = await synth(['-c', `pattern=${name}`, '-c', 'alarmEmail=ops@example.com'], 'ko_KR.UTF-8');
  expect(status).toBe(0);
  expect(text).toContain('alarmEmail: "ops@example.com"은(는) 예제용 주소라서 받는 사람이 없습니다');
});

// These two never reach the app: the CLI reads its own arguments, and it is the CLI that must go on saying so.
it('leaves it to the CLI to tell of an option that is no assignment', async () => {
  const { text } = await synth(['-c', `pattern=${name}`, '-c', 'region']);
  expect(text).toContain('Context argument is not an assignment (key=value): region');
});

it('leaves it to the CLI to tell of a stack that there is not', async () => {
  const { status, text } = await synth(['-c', `pattern=${name}`, stackIdOf(name).toLowerCase()]);
  expect(status).toBe(1);
  expect(text).toContain(`No stacks match the name(s) ${stackIdOf(name).toLowerCase()}`);
});
