import { reviewPattern } from '../support/reviewed/review-pattern';
import { ragPattern } from './pattern';

reviewPattern(ragPattern);
