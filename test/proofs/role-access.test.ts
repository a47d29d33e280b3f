import { prove } from './proof';
import { roleAccessProofs } from './rules/role-access';

describe('roles', () => prove(roleAccessProofs));
