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
}
