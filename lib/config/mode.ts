/**
 * What `mode` means, as typed values. Constructs read these values and never the mode's name,
 * so that every difference between a lesson and a service is on this page.
 */
export type Mode = 'classroom' | 'production';

export interface ModeSettings {
  /** Keep buckets, tables, databases and log groups when the stack is deleted. */
  readonly keepData: boolean;
  /** Days of automated database backups. RDS.11 of the AWS foundational controls asks for 7. */
  readonly backupDays: number;
  /** Days until log events expire. */
  readonly logRetentionDays: number;
  /** Availability zones a network spans: how many of the account's, or which, when an operator names them. */
  readonly availabilityZones: number | readonly string[];
  /** Instances, or copies of a tier, that always run. */
  readonly minInstances: number;
  /** Database and network egress are doubled across zones. */
  readonly highlyAvailable: boolean;
  /** The stack, its databases and its tables refuse to be deleted. No mode says so, only an operator, by the key of this name. */
  readonly deletionProtection: boolean;
}

export const MODE_SETTINGS: Readonly<Record<Mode, ModeSettings>> = {
  classroom: {
    keepData: false,
    backupDays: 0,
    logRetentionDays: 7,
    availabilityZones: 2,
    minInstances: 0,
    highlyAvailable: false,
    deletionProtection: false,
  },
  production: {
    keepData: true,
    backupDays: 7,
    logRetentionDays: 90,
    availabilityZones: 2,
    minInstances: 2,
    highlyAvailable: true,
    deletionProtection: false,
  },
};
