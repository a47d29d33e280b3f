import { pinnedPolicies } from '../../../lib/model/iam/pinned-policies';

describe('the pinned text of managed policies', () => {
  test.each(pinnedPolicies.map((policy) => [policy.name, policy] as const))(
    '%s says which version it is, when it was pinned and from which two sources',
    (_, policy) => {
      expect(policy.version).toMatch(/^v\d+$/);
      expect(policy.pinned).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(policy.sources.length).toBeGreaterThanOrEqual(2);
    },
  );

  test('is there for the policies of AWS that the templates attach', () => {
    expect(pinnedPolicies.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['AmazonEC2FullAccess', 'EC2InstanceConnect', 'AmazonAPIGatewayPushToCloudWatchLogs']),
    );
  });
});
