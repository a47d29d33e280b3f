import { tour } from '../../lib/web/tour';
import { reviewGraph } from '../support/reviewed/review-graph';
import { webPattern } from './pattern';

reviewGraph(webPattern, tour);
