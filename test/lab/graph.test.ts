import { tour } from '../../lib/lab/tour';
import { reviewGraph } from '../support/reviewed/review-graph';
import { labPattern } from './pattern';

reviewGraph(labPattern, tour);
