import { PATTERNS_PROOFS, SHARED_PROOFS, TABLES } from './every-proof';
import { prove } from './prove';
import { VARIANTS, VARIANTS_ELSEWHERE } from './subjects';

const variants = [...VARIANTS, ...VARIANTS_ELSEWHERE];

// One file, because synthesizing every variant takes longer than judging it.
describe('every template', () => prove(SHARED_PROOFS, variants));
describe('what the templates of a pattern are, word for word', () => prove(TABLES, variants));
describe('the templates of a pattern', () => prove(PATTERNS_PROOFS, variants));
