import {
  AccountRecovery,
  FeaturePlan,
  Mfa,
  OAuthScope,
  UserPool,
  UserPoolClient,
  type UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito';
import { Duration, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { ModeSettings } from '../../lib/config/mode';
import { acknowledge } from '../guardrails/acknowledge';
import { stackUniqueName } from '../shared/stack-unique-name';

export interface PeopleProps {
  /** What the mode means: whether who is known outlives the stack. */
  readonly mode: Pick<ModeSettings, 'keepData' | 'deletionProtection'>;
}

/** Who may upload, where that is people: those whom somebody has entered here. They sign in at a page of Cognito's. */
export class People extends Construct {
  readonly pool: UserPool;
  /** Origin of the page that people sign in at. */
  readonly signInOrigin: string;
  private readonly domain: UserPoolDomain;

  constructor(scope: Construct, id: string, { mode }: PeopleProps) {
    super(scope, id);
    this.pool = new UserPool(this, 'Pool', {
      // Whoever could enter themselves could put files into this account.
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { sms: false, otp: true },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(7),
      },
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: mode.deletionProtection,
      removalPolicy: mode.keepData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
    });
    this.domain = this.pool.addDomain('Domain', { cognitoDomain: { domainPrefix: stackUniqueName('upload') } });
    this.signInOrigin = Fn.join('', [
      'https://',
      this.domain.domainName,
      `.auth.${Stack.of(this).region}.amazoncognito.com`,
    ]);
    acknowledge(this.pool, {
      'AwsSolutions-COG2':
        'Cognito has people set a second factor up where all must have one, and a lesson would begin with an app. A service demands it: Mfa.REQUIRED, before the first deployment, since a pool that is there does not take it.',
      'AwsSolutions-COG8':
        'It costs by the person and month. Nobody enters themselves here, so there are no passwords of strangers to try.',
    });
  }

  /** Lets a page at that address sign people in. */
  addPage(url: string): UserPoolClient {
    return new UserPoolClient(this, 'Page', {
      userPool: this.pool,
      generateSecret: false,
      authFlows: { userSrp: false },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID],
        callbackUrls: [`${url}/`],
        logoutUrls: [`${url}/`],
      },
      preventUserExistenceErrors: true,
      idTokenValidity: Duration.hours(1),
      accessTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(12),
    });
  }
}
