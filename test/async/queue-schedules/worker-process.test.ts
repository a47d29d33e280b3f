import { testRandomSchedules } from './random-schedules';

testRandomSchedules('process');
