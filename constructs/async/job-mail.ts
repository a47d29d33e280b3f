import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
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

export interface JobMailProps {
  /** Address that mails come from. SES writes to it once, to ask whether it is yours. */
  readonly sender: string;
}

/**
 * The sender, what it may write, and whom it must leave alone: addresses that bounced or complained are on the account's
 * suppression list, which the configuration set makes SES obey.
 */
export class JobMail extends Construct {
  readonly sender: string;
  readonly configurationSet: ConfigurationSet;
  readonly templates: Readonly<Record<EmailTemplate, CfnTemplate>>;
  /** Every address of the account as SES names it, since the recipient of a mail is one too. */
  readonly identitiesArn: string;

  constructor(scope: Construct, id: string, props: JobMailProps) {
    super(scope, id);
    this.sender = props.sender;
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      reputationMetrics: true,
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
    });
    new EmailIdentity(this, 'Sender', {
      identity: Identity.email(props.sender),
      configurationSet: this.configurationSet,
    });
    this.identitiesArn = Stack.of(this).formatArn({ service: 'ses', resource: 'identity', resourceName: '*' });
    this.templates = { receipt: this.template('receipt'), reminder: this.template('reminder') };
  }

  /** What a worker calls to send a mail from this one sender. */
  sendStatements(): PolicyStatement[] {
    const template = ({ ref }: CfnTemplate): string =>
      Stack.of(this).formatArn({ service: 'ses', resource: 'template', resourceName: ref });
    const configurationSet = Stack.of(this).formatArn({
      service: 'ses',
      resource: 'configuration-set',
      resourceName: this.configurationSet.configurationSetName,
    });
    return [
      new PolicyStatement({
        // The v2 call SendEmail is authorised as SendTemplatedEmail too when it names a template.
        actions: ['ses:SendEmail', 'ses:SendTemplatedEmail'],
        resources: [this.identitiesArn, configurationSet, ...Object.values(this.templates).map(template)],
        // In the sandbox SES asks for the right on the recipient's identity as well, so the sender is held by the condition.
        conditions: { StringEquals: { 'ses:FromAddress': this.sender } },
      }),
      new PolicyStatement({ actions: ['ses:GetSuppressedDestination'], resources: ['*'] }),
    ];
  }

  private template(name: EmailTemplate): CfnTemplate {
    const { subject, text } = EMAIL_TEMPLATES[name];
    return new CfnTemplate(this, name === 'receipt' ? 'Receipt' : 'Reminder', {
      template: { subjectPart: subject, textPart: text },
    });
  }
}
