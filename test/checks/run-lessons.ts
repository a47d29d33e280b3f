/** `npm run lessons`: what a lesson asks its reader to type without an account is typed, in bash. It ends well, or the lesson is wrong. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PATTERNS } from '../patterns';
import { blocksIn, lessonOf } from '../support/lesson';

const SECTIONS = ['Read the template', 'Try it'];
/** What waits for a person in a browser. */
const WAITS = /^npx cdk explore\b/;
/** What ends with 1 where its answer is no, and with 2 where it has none. A test holds the answer against the lesson. */
const ANSWERS = /^npm run --silent access\b/;

// The lessons write beside the repository, where no test should leave anything.
const beside = mkdtempSync(join(tmpdir(), 'lessons-'));
const problems: string[] = [];
const ran = new Set<string>();

for (const { stack } of PATTERNS) {
  const lesson = lessonOf(stack.pattern.name);
  const blocks = blocksIn(lesson, 'sh').filter(({ section }) => SECTIONS.includes(section));
  for (const { line, lines } of blocks) for (const each of lines) run(each.trim(), `${lesson.path}:${line}`);
}
rmSync(beside, { recursive: true, force: true });

for (const problem of problems) console.error(`\n${problem}`);
console.log(`\n${ran.size} runs, ${problems.length} problems`);
process.exit(problems.length > 0 ? 1 : 0);

/** A command that several exercises begin with is typed once. */
function run(command: string, at: string): void {
  if (WAITS.test(command) || ran.has(command)) return;
  ran.add(command);
  const started = Date.now();
  try {
    execFileSync('bash', ['-c', command.replaceAll('../', `${beside}/`)], { stdio: 'pipe', encoding: 'utf8' });
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number | null; stdout: string; stderr: string };
    const isNo = ANSWERS.test(command) && status === 1 && stdout !== '';
    if (!isNo) problems.push(`${at}: ${command}\n${stdout}${stderr}`);
  }
  console.log(`${at}: ${command.slice(0, 60)}, ${Date.now() - started} ms`);
}
