import type { PatternUnderTest } from '../pattern-under-test';
import { synthesizeJson } from '../synthesize';
import { variantsOf } from '../variants';
import { Review } from './review';
import { templateText } from './template-text';

/** A text that goes into the snapshot as it is. */
class ReviewedText {
  constructor(readonly text: string) {}
}

/**
 * The snapshot of a pattern, for reviewing and not for proving: what a change does to its templates. The first shape stands there
 * whole, each further one as what differs, in the first mode; the telling ones in the other modes too, as what the mode changes.
 */
export function reviewPattern(pattern: PatternUnderTest): void {
  expect.addSnapshotSerializer({
    test: (value) => value instanceof ReviewedText,
    serialize: (value: ReviewedText) => value.text,
  });

  test(`the templates of ${pattern.stack.pattern.name} are as they were reviewed`, () => {
    expect(new ReviewedText(pagesOf(pattern).join('\n\n'))).toMatchSnapshot();
  });
}

function pagesOf(pattern: PatternUnderTest): string[] {
  const { name } = pattern.stack.pattern;
  const telling = new Set(pattern.telling.map((variant) => variant.slice(variant.indexOf(' ') + 1)));
  const review = new Review();
  const variants = variantsOf(pattern);
  const firstMode = variants[0]?.config.mode;
  return Object.keys(pattern.shapes).flatMap((shape) =>
    variants
      .filter(({ name: of, config }) => of === `${name} ${config.mode} ${shape}`)
      .filter(({ config }) => config.mode === firstMode || telling.has(shape))
      .map((variant) => {
        const counterpart = variant.config.mode === firstMode ? undefined : `${name} ${firstMode} ${shape}`;
        return `## ${variant.name}\n${review.page(variant.name, templateText(synthesizeJson(variant)), counterpart)}`;
      }),
  );
}
