/** Answers of Bedrock about a model, in its own words; undefined for what it did not say. */
export interface ModelAvailability {
  readonly region: string | undefined;
  readonly agreement: string | undefined;
  readonly authorization: string | undefined;
  readonly entitlement: string | undefined;
}

export interface ProfileFound {
  readonly status: string | undefined;
  /** Regions that it hands requests to; `` for whichever has room. */
  readonly regions: readonly string[];
}

/** A number that AWS holds an account to, by the name that people know it by. */
export interface Quota {
  readonly name: string;
  readonly value: number;
}

/** Services whose quotas are asked for, by the code that Service Quotas knows them by. */
export type QuotaService = 'bedrock' | 'aoss' | 'ec2';

/** What is asked of an account, in one region. Nothing of it changes anything, and no model is called. */
export interface AccountQuestions {
  readonly whoAmI: () => Promise<{ readonly account: string; readonly arn: string }>;
  readonly modelAvailability: (modelId: string) => Promise<ModelAvailability>;
  /** @returns undefined where there is none of that id */
  readonly inferenceProfile: (id: string) => Promise<ProfileFound | undefined>;
  /** Generations of the groups of collections that there are. */
  readonly collectionGenerations: () => Promise<readonly string[]>;
  /** ARN of the role that API Gateway logs with. @returns undefined where there is none */
  readonly apiLogRole: () => Promise<string | undefined>;
  readonly hasRole: (name: string) => Promise<boolean>;
  /** Value of a parameter of Systems Manager. @returns undefined where there is none */
  readonly parameter: (name: string) => Promise<string | undefined>;
  /** Functions that may run at once besides those that others have reserved. @returns undefined when Lambda did not say */
  readonly unreservedFunctions: () => Promise<number | undefined>;
  /** Of a service, as they are applied to the account in this region. */
  readonly quotas: (service: QuotaService) => Promise<readonly Quota[]>;
  /** The organization that the account is in, and the account that manages it. @returns undefined where it is in none */
  readonly organization: () => Promise<{ readonly id: string; readonly managedBy: string } | undefined>;
}
