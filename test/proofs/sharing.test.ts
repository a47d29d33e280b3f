import { prove } from './proof';
import { sharingProofs } from './rules/sharing';

describe('policies of resources', () => prove(sharingProofs));
