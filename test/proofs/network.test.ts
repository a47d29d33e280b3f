import { prove } from './proof';
import { networkProofs } from './rules/network';

describe('the network', () => prove(networkProofs));
