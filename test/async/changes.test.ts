import { changePattern } from '../proofs/change-pattern';
import { asyncPattern } from './pattern';

changePattern(asyncPattern);
