import { changePattern } from '../proofs/change-pattern';
import { webPattern } from './pattern';

changePattern(webPattern);
