/** A question as options or words give it. */
export interface Asked {
  readonly who?: string;
  readonly can?: string;
  readonly on?: string;
  /** Empty: whatever can be reached. @default - what may be done is asked */
  readonly reach?: string;
  readonly port?: string;
  readonly mfa?: string;
  readonly from?: string;
  readonly with?: Readonly<Record<string, string>>;
  /** Values of parameters of the template. @default - their default values */
  readonly parameters?: Readonly<Record<string, string>>;
}
