import type { Finding } from '../../../lib/tools/compare/finding';
import { linesOf } from '../../../lib/tools/compare/merged-findings';
import { cutApart } from '../../../lib/tools/compare/readable';

const finding = (subject: string, rest: string, statement?: string): Finding => ({
  section: 'reach',
  verdict: 'narrowed',
  sentence: { en: `${subject}${rest}`, ko: `${subject}${rest}` },
  lines: [],
  subject,
  ...(statement && { statement }),
});

test('what several things say alike is said once, and what only one of them rests on is left out', () => {
  const lines = linesOf([finding('One', ' is closed', 'a'), finding('Two', ' is closed', 'b')], 'en');
  expect(lines).toEqual([{ verdict: 'narrowed', text: 'One, Two is closed', places: [] }]);
});

test('what all of them rest on stands beneath', () => {
  const lines = linesOf([finding('One', ' is closed', 'a'), finding('Two', ' is closed', 'a')], 'en');
  expect(lines.map(({ statement }) => statement)).toEqual(['a']);
});

test('a thing that has the same by two rules is named once', () => {
  const lines = linesOf([finding('One', ' is closed', 'a'), finding('One', ' is closed', 'b')], 'en');
  expect(lines.map(({ text }) => text)).toEqual(['One is closed']);
});

test('the same sentence about nothing of the stack is said once', () => {
  const { subject: _, ...same } = finding('A rule', ' is closed');
  expect(linesOf([same, same], 'en')).toHaveLength(1);
});

test('two long texts are cut so that a reader sees where they differ', () => {
  const [one, other] = cutApart(`${'same '.repeat(40)}open`, `${'same '.repeat(40)}shut`, 30);
  expect([one, other]).toEqual(['…e same same open', '…e same same shut']);
});

test('short texts stay whole', () => {
  expect(cutApart('open', 'shut', 30)).toEqual(['open', 'shut']);
});
