import { tour } from '../../lib/async/tour';
import { reviewGraph } from '../support/reviewed/review-graph';
import { asyncPattern } from './pattern';

reviewGraph(asyncPattern, tour);
