import { commonSchema } from '../../lib/config/common-settings';
import { COMMON_VALUES } from './replacements';

test('every common key is changed', () => {
  expect(Object.keys(COMMON_VALUES).sort()).toEqual(Object.keys(commonSchema.shape).sort());
});
