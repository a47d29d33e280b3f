import { reviewPattern } from '../support/reviewed/review-pattern';
import { uploadPattern } from './pattern';

reviewPattern(uploadPattern);
