import { reviewPattern } from '../support/reviewed/review-pattern';
import { asyncPattern } from './pattern';

reviewPattern(asyncPattern);
