import { InstanceArchitecture, InstanceType } from 'aws-cdk-lib/aws-ec2';
import { FREE_PLAN_INSTANCE_TYPES, isArm } from '../../lib/lab/names-in-aws';
import { instanceTypes, managedPolicies } from '../../lib/lab/pinned-names';

it('knows the processor of every type as the library does', () => {
  const types = instanceTypes();
  const arm = types.filter((type) => new InstanceType(type).architecture === InstanceArchitecture.ARM_64);
  expect(types.filter(isArm)).toEqual(arm);
  expect(types).toEqual(expect.arrayContaining(Object.keys(FREE_PLAN_INSTANCE_TYPES)));
});

it.each([
  ['instance types', instanceTypes()],
  ['managed policies', managedPolicies()],
])('has every one of the %s once, in order, for whoever adds one', (_, names) => {
  expect(names).toEqual([...new Set(names)].sort());
});
