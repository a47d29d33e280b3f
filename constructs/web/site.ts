import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HttpVersion,
  OriginRequestPolicy,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { AaaaRecord, ARecord, HealthCheck, HealthCheckType, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import { Aws, Duration, Fn } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { CONTENT_SECURITY_POLICY } from '../../lib/web/domain/content-security-policy';
import { STATIC_PATTERN } from '../../lib/web/static-directory';
import { acknowledge } from '../guardrails/acknowledge';
import { distributionSignals, KEPT_ERRORS } from '../shared/distribution-signals';
import type { Graphs } from '../shared/graph';
import type { InternalBalancer } from '../shared/internal-balancer';
import { originInside } from '../shared/origin-inside';
import { securityHeaders } from '../shared/security-headers';
import { stackUniqueName } from '../shared/stack-unique-name';
import type { StaticFiles } from './static-files';

export interface SiteProps {
  /** What answers everything that is not static. */
  readonly balancer: InternalBalancer;
  /** What is the same for everybody. */
  readonly staticFiles: StaticFiles;
  /**
   * Your own name of the site.
   * @default - the one that CloudFront gives it
   */
  readonly domain?: SiteDomain;
}

/** A name of the operator's. */
export interface SiteDomain {
  readonly name: string;
  /** Public hosted zone of Route 53 that the name lies in. */
  readonly hostedZoneId: string;
  /** Of us-east-1, where CloudFront takes certificates from. */
  readonly certificate: ICertificate;
}

/**
 * The one way in: CloudFront, which takes static files from a bucket and everything else from a load balancer that has no address
 * on the internet (W1).
 */
export class Site extends Construct {
  readonly distribution: Distribution;
  /** Address of the page. */
  readonly url: string;
  /** None outside of us-east-1, where the load balancer's and the servers' stand for them. */
  readonly alarms: readonly Alarm[];
  readonly graphs: Graphs;

  constructor(scope: Construct, id: string, { balancer, staticFiles, domain }: SiteProps) {
    super(scope, id);
    const headers = securityHeaders(this, 'Headers', 'web', CONTENT_SECURITY_POLICY);
    this.distribution = new Distribution(this, 'Distribution', {
      comment: Aws.STACK_NAME,
      httpVersion: HttpVersion.HTTP2_AND_3,
      ...(domain && {
        domainNames: [domain.name],
        certificate: domain.certificate,
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
      defaultBehavior: {
        origin: originInside(this, 'Origin', 'web', balancer),
        allowedMethods: AllowedMethods.ALLOW_ALL,
        // What one person is answered, nobody else may see (W8).
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER,
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: headers,
        compress: true,
      },
      additionalBehaviors: {
        [STATIC_PATTERN]: {
          origin: S3BucketOrigin.withOriginAccessControl(staticFiles.bucket, {
            // The library's own name for it comes from construct ids, which another copy of the stack has too.
            originAccessControl: new S3OriginAccessControl(this, 'StaticAccess', {
              originAccessControlName: stackUniqueName('web'),
            }),
          }),
          cachePolicy: CachePolicy.CACHING_OPTIMIZED,
          viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
          responseHeadersPolicy: headers,
          compress: true,
        },
      },
      errorResponses: KEPT_ERRORS,
    });
    this.url = domain ? `https://${domain.name}` : Fn.join('', ['https://', this.distribution.distributionDomainName]);
    if (domain) this.nameIt(domain);
    const { alarms, graphs } = distributionSignals(this, this.distribution, 'compare with the errors of the servers');
    this.alarms = alarms;
    this.graphs = graphs;
    acknowledge(this.distribution, {
      'AwsSolutions-CFR1': 'The guestbook is for everybody, wherever they are.',
      'AwsSolutions-CFR2':
        'A web application firewall bills by the month for every rule. The application limits and escapes what it takes; add one when somebody abuses it.',
      'AwsSolutions-CFR3':
        'The load balancer records every request that reaches the application, with the address of the client; who reads a style sheet tells nothing.',
      ...(!domain && {
        'AwsSolutions-CFR4':
          'The certificate of cloudfront.net leaves the oldest TLS version to CloudFront. With web.domainName it is 1.2 at least.',
      }),
    });
  }

  /** An alias costs nothing to ask, and has both families of addresses. A health check asks from outside, as people do. */
  private nameIt({ name, hostedZoneId }: SiteDomain): void {
    const zone = HostedZone.fromHostedZoneAttributes(this, 'Zone', { hostedZoneId, zoneName: name });
    // Not by CloudFrontTarget itself, which looks the one zone of CloudFront up in a table of partitions.
    const target = RecordTarget.fromAlias({
      bind: () => ({
        dnsName: this.distribution.distributionDomainName,
        hostedZoneId: CloudFrontTarget.CLOUDFRONT_ZONE_ID,
      }),
    });
    new ARecord(this, 'Address', { zone, target });
    new AaaaRecord(this, 'AddressV6', { zone, target });
    new HealthCheck(this, 'Health', {
      type: HealthCheckType.HTTPS,
      fqdn: name,
      resourcePath: '/healthz',
      requestInterval: Duration.seconds(30),
      failureThreshold: 3,
    });
  }
}
