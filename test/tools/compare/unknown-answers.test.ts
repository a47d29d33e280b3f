import { findingsOf, reportOf } from '../../../lib/tools/compare/report';
import { PATTERNS_AND_TINY } from '../../patterns';
import { variantsOf } from '../../support/variants';
import { sideOf } from './sides';

/** What a template alone cannot tell, and somebody must look at. Whatever else is said to be unknown could be decided. */
const JUSTIFIED: readonly { readonly says: RegExp; readonly because: string }[] = [
  {
    says: /AWS's policy .+, which it had not; its text is not known here/,
    because: 'the text of a policy of AWS stands with AWS, and changes there',
  },
  {
    says: /the alarm measures something else: look/,
    because: 'whether another metric shows the same trouble is nowhere in a template',
  },
  {
    says: /: (security header|what tells answers in the cache apart|parameters of the database|logs)\b.* -> .+: look$/,
    because: 'which of two policies, or lists of logs, guards more is for a person to weigh',
  },
];

/** The first shape against each other one of its mode, and against itself in the other mode. */
const PAIRS = PATTERNS_AND_TINY.flatMap((pattern) => {
  const [first, ...others] = variantsOf(pattern);
  const inMode = others.filter(({ config }) => config.mode === first!.config.mode);
  const inOther = others.find(({ config }) => config.mode !== first!.config.mode);
  return [...inMode, ...(inOther ? [inOther] : [])].map((other) => [first!.name, other.name, first!, other] as const);
});

test.each(PAIRS)('between %s and %s only what no template tells is unknown', async (_one, _other, before, after) => {
  const findings = findingsOf(await reportOf(sideOf(before), sideOf(after)));
  const unknown = findings.filter(({ verdict }) => verdict === 'unknown').map(({ sentence }) => sentence.en);
  expect(unknown.filter((sentence) => !JUSTIFIED.some(({ says }) => says.test(sentence)))).toEqual([]);
});
