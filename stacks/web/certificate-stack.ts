import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import { Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { SiteDomain } from '../../constructs/web/site';
import type { GivenContext } from '../cdk-command';

export interface CertificateStackProps extends StackProps {
  /** Name that the certificate is for. */
  readonly domainName: string;
  /** Public hosted zone of Route 53 that the name lies in; ACM asks it whether the name is yours. */
  readonly hostedZoneId: string;
}

/** The certificate of the site, in the one region that CloudFront takes certificates from. */
export class CertificateStack extends Stack {
  /** The name of the site, with its certificate. */
  readonly domain: SiteDomain;
  /** Keys of the configuration that make this stack: a command without them does not know it. */
  readonly context: GivenContext;

  constructor(scope: Construct, id: string, { domainName, hostedZoneId, ...props }: CertificateStackProps) {
    super(scope, id, props);
    const zone = HostedZone.fromHostedZoneId(this, 'Zone', hostedZoneId);
    const certificate = new Certificate(this, 'Certificate', {
      domainName,
      validation: CertificateValidation.fromDns(zone),
    });
    this.domain = { name: domainName, hostedZoneId, certificate };
    this.context = { 'web.domainName': domainName, 'web.hostedZoneId': hostedZoneId };
  }
}
