import { reviewPattern } from '../support/reviewed/review-pattern';
import { labPattern } from './pattern';

reviewPattern(labPattern);
