import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import {
  CfnTemplate,
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { EMAIL_TEMPLATES, type EmailTemplate } from '../../lib/async/domain/email-templates';
import { acknowledge } from '../guardrails/acknowledge';
import { acknowledgeWildcard } from '../guardrails/acknowledge-wildcard';

export interface JobMailProps {
  /** Address that mails come from. */
  readonly sender: string;
  /**
   * `create` makes the address an identity of SES, which writes to it once, to ask whether it is yours. SES has one identity
   * per address: where it knows this one, or its domain, a second fails and `existing` is the choice. Who made it keeps it.
   */
  readonly senderIdentity: 'create' | 'existing';
}

/**
 * The sender, what it may write, and whom it must leave alone: addresses that bounced or complained are on the account's
 * suppression list, which the configuration set makes SES obey.
 */
export class JobMail extends Construct {
  readonly sender: string;
  readonly configurationSet: ConfigurationSet;
  readonly templates: Readonly<Record<EmailTemplate, CfnTemplate>>;

  constructor(scope: Construct, id: string, props: JobMailProps) {
    super(scope, id);
    this.sender = props.sender;
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      reputationMetrics: true,
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
    });
    if (props.senderIdentity === 'create') {
      new EmailIdentity(this, 'Sender', {
        identity: Identity.email(props.sender),
        configurationSet: this.configurationSet,
      });
    }
    this.templates = { receipt: this.template('receipt'), reminder: this.template('reminder') };
  }

  /** Lets a role send the templates from this one sender, to whoever has not asked to be left alone. */
  grantSend(role: Role): void {
    const arn = (resource: string, resourceName: string): string =>
      Stack.of(this).formatArn({ service: 'ses', resource, resourceName });
    // Every address of the account as SES names it, since the recipient of a mail is one too.
    const identities = arn('identity', '*');
    role.addToPolicy(
      new PolicyStatement({
        // The v2 call SendEmail is authorised as SendTemplatedEmail too when it names a template.
        actions: ['ses:SendEmail', 'ses:SendTemplatedEmail'],
        resources: [
          identities,
          arn('configuration-set', this.configurationSet.configurationSetName),
          ...Object.values(this.templates).map(({ ref }) => arn('template', ref)),
        ],
        // In the sandbox SES asks for the right on the recipient's identity as well, so the sender is held by the condition.
        conditions: { StringEquals: { 'ses:FromAddress': this.sender } },
      }),
    );
    role.addToPolicy(new PolicyStatement({ actions: ['ses:GetSuppressedDestination'], resources: ['*'] }));
    acknowledgeWildcard(
      role,
      identities,
      'In the sandbox SES asks for the right on the recipient, too, and recipients come with jobs. A condition names the one sender.',
    );
    acknowledge(role, {
      'AwsSolutions-IAM5[Resource::*]':
        'The suppression list of SES belongs to the account and takes no narrower resource.',
    });
  }

  private template(name: EmailTemplate): CfnTemplate {
    const { subject, text } = EMAIL_TEMPLATES[name];
    return new CfnTemplate(this, name === 'receipt' ? 'Receipt' : 'Reminder', {
      template: { subjectPart: subject, textPart: text },
    });
  }
}
