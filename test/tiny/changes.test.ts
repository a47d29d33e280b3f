import { changePattern } from '../proofs/change-pattern';
import { tinyPattern } from './pattern';

changePattern(tinyPattern);
