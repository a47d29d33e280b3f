import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { stackUniqueName } from './stack-unique-name';

/**
 * What CloudFront tells a browser with every answer, whatever the origin says: to come by HTTPS, to guess no types, to be framed by
 * nobody, and what a page may load.
 *
 * @param name - first word of the policy's name, whose end is the stack's own
 * @param unlessSaid - further headers by their names, for answers that come without them
 */
export function securityHeaders(
  scope: Construct,
  id: string,
  name: string,
  contentSecurityPolicy: string,
  unlessSaid: Readonly<Record<string, string>> = {},
): ResponseHeadersPolicy {
  const customHeaders = Object.entries(unlessSaid).map(([header, value]) => ({ header, value, override: false }));
  return new ResponseHeadersPolicy(scope, id, {
    responseHeadersPolicyName: stackUniqueName(name),
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy, override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: true },
      strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: false, override: true },
    },
    ...(customHeaders.length > 0 && { customHeadersBehavior: { customHeaders } }),
  });
}
