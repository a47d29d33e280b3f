import { changePattern } from '../proofs/change-pattern';
import { labPattern } from './pattern';

changePattern(labPattern);
