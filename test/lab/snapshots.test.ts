import { maskAssets, synthesize } from '../support/synthesize';
import { ADMIN } from './resolved-lab';

/** For reviewing, not for proving: what a change does to the whole template. */
test.each(['classroom', 'production'] as const)('the %s template is the one that was reviewed', (mode) => {
  expect(maskAssets(synthesize({ pattern: 'lab', config: { mode, lab: { adminCidr: ADMIN } } }))).toMatchSnapshot();
});
