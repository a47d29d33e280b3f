import { testRandomSchedules } from './schedules';

testRandomSchedules('process');
