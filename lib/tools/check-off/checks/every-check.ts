import type { Check } from '../check';
import { clusters } from './clusters';
import { databases } from './databases';
import { disks } from './disks';
import { edge } from './edge';
import { learning } from './learning';
import { lightsail } from './lightsail';
import { machines } from './machines';
import { network } from './network';
import { search } from './search';
import { secrets } from './secrets';
import { serverless } from './serverless';
import { stacks } from './stacks';
import { storage } from './storage';
import { uncheckedBeside } from './unchecked';
import { watching } from './watching';

/** Everything that is looked for by its kind. */
const KINDS: readonly Check[] = [
  ...stacks,
  ...machines,
  ...disks,
  ...network,
  ...databases,
  ...storage,
  ...watching,
  ...serverless,
  ...clusters,
  ...search,
  ...learning,
  ...lightsail,
  ...secrets,
  ...edge,
];

/** Everything that is looked for. */
export const EVERY_CHECK: readonly Check[] = [...KINDS, uncheckedBeside(KINDS)];
