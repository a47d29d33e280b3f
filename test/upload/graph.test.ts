import { tour } from '../../lib/upload/tour';
import { reviewGraph } from '../support/reviewed/review-graph';
import { uploadPattern } from './pattern';

reviewGraph(uploadPattern, tour);
