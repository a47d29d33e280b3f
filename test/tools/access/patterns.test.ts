import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AssembledStack } from '../../../lib/model/assembly';
import { REPOSITORY } from '../../../lib/tools/synth/synthesize-app';
import { PATTERNS } from '../../patterns';
import { tracedStacks } from '../../support/traced-stacks';
import { askStacks } from './ask';

/** A line that makes a construct, or gives it a statement. */
const MAKES = /\bnew \w+\(|\b(add|grant)\w*\(/;

const EXIT = { yes: 0, no: 1, open: 2 } as const;

interface Told {
  readonly stack: string;
  readonly verdict?: string;
  readonly statement?: object;
  readonly reason?: string;
  readonly right?: { readonly line?: { readonly file: string; readonly line: number } };
}

describe.each(PATTERNS.map((pattern) => [pattern.stack.pattern.name, pattern] as const))('%s', (name, { access }) => {
  let stacks: readonly AssembledStack[];
  beforeAll(async () => {
    const read = await tracedStacks(name, { context: {} });
    stacks = [...read].sort((a, b) => b.model.resources.size - a.model.resources.size);
  });

  test.each(access.map((row) => ({ row, name: row.slice(0, 3).join(': ') })))('$name', async ({ row }) => {
    const [verdict, question, because, file] = row;
    const { exitCode, text } = await askStacks(stacks, ...question.split(' '));
    expect([exitCode, text]).toEqual([EXIT[verdict], expect.stringContaining(because)]);
    const told = JSON.parse((await askStacks(stacks, ...question.split(' '), '--json')).text) as Told;
    const line = told.right?.line;
    expect([line?.file, told.statement !== undefined]).toEqual([file, file !== undefined]);
    if (line) expect(sourceLine(line)).toMatch(MAKES);
  });

  test.each(access.map(([, question]) => question))('says the same of %s in Korean', async (question) => {
    const [english, korean] = await Promise.all([toldIn('en', question), toldIn('ko', question)]);
    expect(korean).toEqual(english);
    expect((await askStacks(stacks, ...question.split(' '), '--lang', 'ko')).text).toMatch(/[가-힣]/);
  });

  /** The answer without what is told in words. */
  async function toldIn(language: string, question: string): Promise<object> {
    const { exitCode, text } = await askStacks(stacks, ...question.split(' '), '--json', '--lang', language);
    const { right, reason, ...rest } = JSON.parse(text) as Told;
    return { ...rest, exitCode, line: right?.line };
  }
});

function sourceLine({ file, line }: { readonly file: string; readonly line: number }): string {
  return readFileSync(join(REPOSITORY, file), 'utf8').split('\n')[line - 1] ?? '';
}
