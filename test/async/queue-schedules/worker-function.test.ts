import { testRandomSchedules } from './random-schedules';

testRandomSchedules('function');
