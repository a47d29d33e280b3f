import { ROWS } from '../../../lib/tools/compare/capabilities';
import { FAILING, fails, reportOf } from '../../../lib/tools/compare/report';
import { markdownOf, textOf } from '../../../lib/tools/compare/written-report';
import { PATTERNS_AND_TINY } from '../../patterns';
import { sideOf } from './sides';

const PAIRS = PATTERNS_AND_TINY.flatMap((one, at) =>
  PATTERNS_AND_TINY.slice(at + 1).map((other) => [one.stack.pattern.name, other.stack.pattern.name] as const),
);

describe('row 14 of what is read wrongly: two architectures are a comparison, and no update of one', () => {
  test.each(PAIRS)('%s and %s', async (one, other) => {
    const report = await reportOf(sideOf({ pattern: one }), sideOf({ pattern: other }));
    expect(report.stacks).toEqual([]);
    expect(report.capabilities?.map(({ rows }) => Object.keys(rows))).toEqual([ROWS, ROWS]);
    expect(FAILING.filter((kind) => fails(report, kind))).toEqual([]);
    for (const write of [textOf, markdownOf]) {
      expect(write(report, 'en')).not.toMatch(/destroy|replaced|\bgone\b|\bgoes\b|LOST|BROADENED/i);
      expect(write(report, 'ko')).not.toMatch(/삭제|교체|없어|손실|넓어짐/);
    }
  });
});
