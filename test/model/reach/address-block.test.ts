import { strict as assert } from 'node:assert';
import { BlockList } from 'node:net';
import fc from 'fast-check';
import { addressBlock, contains, overlaps } from '../../../lib/model/reach/address-block';

const block = (text: string) => addressBlock(text)!;

describe('address blocks', () => {
  test.each([4, 6] as const)('contain an IPv%s address exactly when Node says so', (family) => {
    const address = family === 4 ? fc.ipV4() : fc.ipV6();
    const width = family === 4 ? 32 : 128;
    fc.assert(
      fc.property(
        address,
        address,
        fc.integer({ min: 0, max: width }),
        fc.boolean(),
        (network, other, prefix, near) => {
          const list = new BlockList();
          list.addSubnet(network, prefix, `ipv${family}`);
          const candidate = near ? network : other;
          assert.equal(
            contains(block(`${network}/${prefix}`), block(candidate)),
            list.check(candidate, `ipv${family}`),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('never mix families, so an IPv6 caller is outside every IPv4 range', () => {
    expect(contains(block('0.0.0.0/0'), block('2001:db8::1'))).toBe(false);
  });

  test('overlap when one holds the other', () => {
    expect(overlaps(block('10.0.0.0/8'), block('10.1.0.0/16'))).toBe(true);
    expect(overlaps(block('10.1.0.0/16'), block('10.0.0.0/8'))).toBe(true);
    expect(overlaps(block('10.1.0.0/16'), block('10.2.0.0/16'))).toBe(false);
  });

  test.each(['', '10.0.0.0/33', '10.0.0/8', '::/129', 'sg-1', '10.0.0.0/8/8', 'fe80::1%eth0/64'])(
    'refuse %p',
    (text) => {
      expect(addressBlock(text)).toBeUndefined();
    },
  );
});
