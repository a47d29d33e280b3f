import type { Replacements } from '../support/replacements';
import { ADMIN, ADMIN_IPV6, OFFICE, OFFICE_IPV6 } from './addresses';

/** What a change of a deployed lab takes from people. The server's disk goes with it; what must last is in the bucket. */
export const labReplacements: Replacements = {
  from: ['classroom users and groups', 'production default', 'production everything, windows'],
  values: {
    os: ['ubuntu-24.04', 'windows-2022'],
    instanceType: ['t3.micro', 't3.small', 't4g.micro'],
    allowAnyInstanceType: [false, true],
    image: ['pinned', 'current'],
    adminCidr: [undefined, ADMIN, ADMIN_IPV6],
    allowWideCidr: [false, true],
    elasticIp: [true, false],
    instanceConnect: [true, false],
    access: ['full', 'operate'],
    allowedCidrs: [[], [OFFICE], [OFFICE_IPV6]],
    users: [[], ['minji'], ['minji', 'alex']],
    groups: [
      [],
      [{ name: 'NetworkAdmin', managedPolicies: ['AmazonVPCFullAccess'] }],
      [{ name: 'NetworkAdmin', managedPolicies: ['AmazonVPCReadOnlyAccess'] }],
    ],
    nightlyStop: [undefined, true, false],
    stopTime: ['22:00', '23:30'],
    stopTimeZone: ['Asia/Seoul', 'Australia/Sydney'],
    monthlyBudgetUsd: [undefined, 10, 20],
  },
  replaced: {
    availabilityZones: ['ServerInstance is replaced'],
    'lab.os': ['ServerInstance is replaced'],
    'lab.instanceType': ['ServerInstance is replaced'],
    'lab.image': ['ServerInstance is replaced'],
    'lab.elasticIp': ['ServerAddress goes', 'ServerInstance is replaced'],
    'lab.users': ['PeopleUserminji goes', 'PeopleUseralex goes'],
    'lab.groups': ['PeopleGroupNetworkAdmin goes'],
  },
};
