import type { Replacements } from '../support/replacements';

/** Servers take each other's place when what they start with changes, tags and all. */
const SERVERS = 'ApiServersGroupASG is rolled';
/** What servers reach AWS's services through: addresses of gateways, or an instance. */
const waysOut = (network: string) => [
  ...[1, 2].map((zone) => `ApiNetwork${network}PublicSubnet${zone}EIP`),
  `ApiNetwork${network}PublicSubnet1Nat`,
];
const goes = (what: string) => `${what} goes`;

/** What a change of a deployed stack takes from people. */
export const uploadReplacements: Replacements = {
  from: ['classroom edge', 'classroom regional servers', 'production servers of people, protected, in named zones'],
  values: {
    signIn: [undefined, 'none', 'iam', 'cognito'],
    accept: ['images', 'all'],
    maxImageMiB: [10, 20],
    maxFileMiB: [50, 100],
    transform: ['edge', 'regional'],
    issuer: ['lambda', 'ec2'],
    architecture: ['arm64', 'x86_64'],
  },
  replaced: {
    owner: [SERVERS],
    // In a classroom nobody signs in, and in production people do.
    mode: [...['Vpc', 'VpcAC'].flatMap(waysOut).map(goes), 'PeoplePool goes', SERVERS],
    availabilityZones: [
      ...['Vpc', 'VpcAB', 'VpcBC'].flatMap(waysOut).map((address) => `${address} is replaced`),
      SERVERS,
    ],
    'upload.signIn': ['PeoplePool goes', 'UploadersPolicy goes', SERVERS],
    'upload.accept': [SERVERS],
    'upload.maxImageMiB': [SERVERS],
    'upload.maxFileMiB': [SERVERS],
    'upload.transform': ['VariantsBucket goes', SERVERS],
    'upload.issuer': [
      'Api goes',
      'ApiAccessLogsBucket goes',
      'ApiNetworkVpcPublicSubnet1Nat goes',
      ...[1, 2].map((zone) => goes(`ApiNetworkVpcACPublicSubnet${zone}EIP`)),
    ],
    'upload.architecture': [SERVERS],
  },
};
