import { changePattern } from '../proofs/change-pattern';
import { uploadPattern } from './pattern';

changePattern(uploadPattern);
