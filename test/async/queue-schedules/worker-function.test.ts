import { testRandomSchedules } from './schedules';

testRandomSchedules('function');
