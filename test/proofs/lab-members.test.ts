import { prove } from './prove';
import { labMemberProofs } from './rules/lab-members';
import { VARIANTS } from './subjects';

describe('in the lab', () =>
  prove(
    labMemberProofs,
    VARIANTS.filter(({ pattern }) => pattern === 'lab'),
  ));
