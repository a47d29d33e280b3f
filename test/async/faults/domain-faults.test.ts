import type * as check from '../queue-schedules/check-schedules';
import { DOMAIN_FAULTS } from './domain-faults';
import { type Fault, loadWithFault } from './load-with-fault';

/** Far more than any fault needs. */
const MOST_SCHEDULES = 2_000;

const load = (fault?: Fault) =>
  loadWithFault<typeof check>('test/async/queue-schedules/check-schedules.ts', fault).checkSchedules;

const unchanged = load();

describe.each(['function', 'process'] as const)(
  'schedules of worker-%s break a law, and none as the code is, when',
  (kind) => {
    const faults = DOMAIN_FAULTS.filter(({ worker = 'function' }) => worker === kind);

    it.each(faults)('$says', async ({ seed = 1, original, faulty }) => {
      const broken = await load({ original, faulty })(kind, { schedules: MOST_SCHEDULES, seed, shrink: false });
      if (!broken) throw new Error(`The fault survives ${MOST_SCHEDULES} schedules`);
      const again = { schedules: 1, seed, path: broken.path, shrink: false };
      expect(await unchanged(kind, again)).toBeUndefined();
    });
  },
);

describe('a fault', () => {
  it('is an error when its text is not there any more', () => {
    expect(() => load({ original: 'nobody wrote this', faulty: '' })).toThrow('stands nowhere');
  });

  it('is an error when its text stands more than once', () => {
    expect(() => load({ original: 'import ', faulty: '' })).toThrow('must stand once in lib/async, and stands in ');
  });
});
