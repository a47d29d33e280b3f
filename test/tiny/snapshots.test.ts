import { reviewPattern } from '../support/reviewed/review-pattern';
import { tinyPattern } from './pattern';

reviewPattern(tinyPattern);
