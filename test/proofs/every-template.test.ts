import { PATTERNS_PROOFS, SHARED_PROOFS } from './every-proof';
import { prove } from './prove';
import { networkProofs } from './rules/network';
import { roleAccessProofs } from './rules/role-access';
import { sharingProofs } from './rules/sharing';
import { VARIANTS, VARIANTS_ELSEWHERE } from './subjects';

const variants = [...VARIANTS, ...VARIANTS_ELSEWHERE];
const deployed = variants.filter(({ pattern }) => pattern !== 'tiny');

// One file, because synthesizing every variant takes longer than judging it.
describe('every template', () => prove(SHARED_PROOFS, variants));
describe('the templates of a pattern', () => prove(PATTERNS_PROOFS, variants));
describe('policies of resources', () => prove(sharingProofs, deployed));
describe('roles', () => prove(roleAccessProofs, deployed));
describe('the network', () => prove(networkProofs, deployed));
