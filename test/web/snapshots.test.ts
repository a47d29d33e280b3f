import { reviewPattern } from '../support/reviewed/review-pattern';
import { webPattern } from './pattern';

reviewPattern(webPattern);
