import { labPattern } from '../lab/pattern';
import { variantsOf } from '../support/variants';
import { prove } from './proof';
import { labMemberProofs } from './rules/lab-members';

describe('in the lab', () => {
  prove(labMemberProofs, variantsOf(labPattern));
});
