import type { IOrigin, IOriginRequestPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { SignIn } from '../../lib/upload/domain/sign-in';
import type { Graphs } from '../shared/graph';
import type { Accepted } from './accepted';
import type { People } from './people';
import type { Quarantine } from './quarantine';
import type { UploadRemoval } from './upload-removal';
import type { UploadStore } from './upload-store';

/** What answers the API, whatever it runs on. CloudFront is told of the way there, and the answers know of CloudFront: so in two steps. */
export interface ApiFront {
  /** CloudFront's way there, and what it passes on of a request. */
  readonly way: { readonly origin: IOrigin; readonly passesOn: IOriginRequestPolicy };
  /** Has the API answered. */
  answer(parts: AnswerParts): AnswerSignals;
}

/** What an answer is made of. */
export interface AnswerParts {
  /** Where forms send files. */
  readonly quarantine: Quarantine;
  /** Records of uploads. */
  readonly store: UploadStore;
  /** What this deployment takes. */
  readonly accepted: Accepted;
  /** Who may upload. */
  readonly signIn: SignIn;
  /**
   * Who gives people their tokens, and the page that they are for.
   * @default - nobody signs in at a page
   */
  readonly people?: { readonly pool: People; readonly client: UserPoolClient };
  /** What a deleted file is removed from. */
  readonly removal: UploadRemoval;
  /** CPU of what answers. */
  readonly architecture: 'arm64' | 'x86_64';
}

export interface AnswerSignals {
  readonly alarms: readonly Alarm[];
  readonly graphs: Graphs;
}
