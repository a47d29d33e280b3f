import { tour } from '../../lib/rag/tour';
import { reviewGraph } from '../support/reviewed/review-graph';
import { ragPattern } from './pattern';

reviewGraph(ragPattern, tour);
