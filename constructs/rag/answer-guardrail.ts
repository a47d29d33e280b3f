import { createHash } from 'node:crypto';
import { CfnGuardrail, CfnGuardrailVersion } from 'aws-cdk-lib/aws-bedrock';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Region } from '../../lib/config/regions';
import { BLOCKED_TEXT, GUARDRAIL_PROFILES } from '../../lib/rag/domain/guardrail-offers';
import { stackUniqueName } from '../shared/stack-unique-name';

/** Answers repeat what stands in documents: rules against harassment name it, and reports of accidents tell of them. */
const HARMFUL = ['HATE', 'INSULTS', 'SEXUAL', 'VIOLENCE', 'MISCONDUCT'].map((type) => ({
  type,
  inputStrength: 'MEDIUM',
  outputStrength: 'LOW',
}));

/** Masked in answers. Not names, mail addresses or telephone numbers: whom to call is a proper question. */
const MASKED = { action: 'ANONYMIZE', inputEnabled: false, outputAction: 'ANONYMIZE', outputEnabled: true };
const SECRETS = ['AWS_ACCESS_KEY', 'AWS_SECRET_KEY', 'CREDIT_DEBIT_CARD_NUMBER', 'US_SOCIAL_SECURITY_NUMBER'];
/** Of residents of Korea and foreigners there: a date of birth, a hyphen or none, a digit of sex and century, six more. */
const RESIDENT_NUMBER = String.raw`\b\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])-?[1-8]\d{6}\b`;

const POLICY = {
  blockedInputMessaging: BLOCKED_TEXT,
  blockedOutputsMessaging: BLOCKED_TEXT,
  contentPolicyConfig: {
    filtersConfig: [...HARMFUL, { type: 'PROMPT_ATTACK', inputStrength: 'HIGH', outputStrength: 'NONE' }],
    // The other one reads English, French and Spanish.
    contentFiltersTierConfig: { tierName: 'STANDARD' },
  },
  sensitiveInformationPolicyConfig: {
    piiEntitiesConfig: SECRETS.map((type) => ({ type, ...MASKED })),
    regexesConfig: [{ name: 'KoreanResidentNumber', pattern: RESIDENT_NUMBER, ...MASKED }],
  },
};

/**
 * What looks at questions before the model reads them, and at answers before anybody does. Requests name a version, which never
 * changes: another policy is another version, made before requests name it, and the former goes when none does any more.
 */
export class AnswerGuardrail extends Construct {
  /** As requests and permissions name it. */
  readonly version: string;
  private readonly guardrail: CfnGuardrail;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const profile = this.profile();
    this.guardrail = new CfnGuardrail(this, 'Guardrail', {
      name: stackUniqueName('answers'),
      description: 'Looks at questions and answers',
      crossRegionConfig: { guardrailProfileArn: this.profileArn(profile.id, Stack.of(this).region) },
      ...POLICY,
    });
    const version = new CfnGuardrailVersion(this, 'Version', {
      guardrailIdentifier: this.guardrail.attrGuardrailId,
      // CloudFormation makes a version anew for another description alone.
      description: `Policy ${digestOf({ ...POLICY, profile: profile.id })}`,
    });
    this.version = `${this.guardrail.attrGuardrailArn}:${version.attrVersion}`;
  }

  /** Lets a role have it look at what it sends to a model and gets back, in whichever region has room. */
  grantApply(role: Role): void {
    const { id, regions } = this.profile();
    role.addToPolicy(
      new PolicyStatement({
        actions: ['bedrock:ApplyGuardrail'],
        resources: [this.guardrail.attrGuardrailArn, ...regions.map((region) => this.profileArn(id, region))],
      }),
    );
  }

  private profile() {
    return GUARDRAIL_PROFILES[Stack.of(this).region as Region];
  }

  private profileArn(id: string, region: string): string {
    return Stack.of(this).formatArn({ service: 'bedrock', region, resource: 'guardrail-profile', resourceName: id });
  }
}

function digestOf(policy: object): string {
  return createHash('sha256').update(JSON.stringify(policy)).digest('hex').slice(0, 12);
}
