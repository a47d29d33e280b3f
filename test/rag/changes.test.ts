import { changePattern } from '../proofs/change-pattern';
import { ragPattern } from './pattern';

changePattern(ragPattern);
