import {
  AllowedMethods,
  type BehaviorOptions,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  FunctionEventType,
  HttpVersion,
  type IOriginAccessControlRef,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Aws, Duration, Fn } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { IMAGE_HEADERS } from '../../lib/upload/domain/image-caching';
import { FILE_POLICY, PAGE_CONNECTIONS, PAGE_POLICY } from '../../lib/upload/domain/page-security-policy';
import { acknowledge } from '../guardrails/acknowledge';
import { distributionSignals, KEPT_ERRORS } from '../shared/distribution-signals';
import type { Graphs } from '../shared/graph';
import { securityHeaders } from '../shared/security-headers';
import { stackUniqueName } from '../shared/stack-unique-name';
import type { ApiFront } from './api-front';
import type { ImageDelivery } from './image-delivery';
import { normalizeFunction } from './normalize-function';
import type { PageFiles } from './page-files';
import type { ServedFiles } from './served-files';

const MOST_YEARS = Duration.days(365);

export interface UploadSiteProps {
  /** The page. */
  readonly page: PageFiles;
  /** What browsers only ever save. */
  readonly files: ServedFiles;
  /** Where images come from. */
  readonly images: ImageDelivery;
  /** How CloudFront signs what it asks of the buckets. */
  readonly accessControl: IOriginAccessControlRef;
  /**
   * What answers `/uploads`, with what it must hear of a request.
   * @default - callers have an address of the API's own, which their signatures are for
   */
  readonly api?: ApiFront['way'];
  /** Origins that the page talks to beside its own. */
  readonly connections: readonly string[];
}

/** The one address of everything: the page, the API, images in the size that is asked for, and files to save. */
export class UploadSite extends Construct {
  readonly distribution: Distribution;
  readonly url: string;
  readonly alarms: readonly Alarm[];
  readonly graphs: Graphs;

  constructor(scope: Construct, id: string, props: UploadSiteProps) {
    super(scope, id);
    const { page, files, images, accessControl, api } = props;
    // What people sent is shown as what it is, or saved; it never acts as a page of this site (U11).
    const inert = securityHeaders(this, 'FileHeaders', 'upload-files', FILE_POLICY);
    const common = { viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS, responseHeadersPolicy: inert };

    this.distribution = new Distribution(this, 'Distribution', {
      comment: Aws.STACK_NAME,
      httpVersion: HttpVersion.HTTP2_AND_3,
      defaultRootObject: 'index.html',
      defaultBehavior: {
        ...common,
        origin: S3BucketOrigin.withOriginAccessControl(page.bucket, {
          originAccessControl: accessControl,
          originPath: page.originPath,
        }),
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: securityHeaders(
          this,
          'PageHeaders',
          'upload-page',
          [PAGE_POLICY, [PAGE_CONNECTIONS, ...props.connections].join(' ')].join('; '),
        ),
        compress: true,
      },
      additionalBehaviors: {
        ...(api && { '/uploads*': { ...common, ...this.answersOf(api) } }),
        '/images/*': {
          ...common,
          origin: images.origin,
          cachePolicy: this.imageCache(),
          // What S3 keeps of an image cannot say that another browser gets another format.
          responseHeadersPolicy: securityHeaders(this, 'ImageHeaders', 'upload-images', FILE_POLICY, {
            vary: IMAGE_HEADERS.vary,
          }),
          functionAssociations: [
            { eventType: FunctionEventType.VIEWER_REQUEST, function: normalizeFunction(this, 'Normalize') },
          ],
          edgeLambdas: [...images.edgeLambdas],
        },
        '/files/*': {
          ...common,
          origin: S3BucketOrigin.withOriginAccessControl(files.bucket, { originAccessControl: accessControl }),
          cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        },
      },
      errorResponses: KEPT_ERRORS,
    });
    // It looks at a new release from then on, so that one is there.
    this.distribution.node.addDependency(page.published);
    this.url = Fn.join('', ['https://', this.distribution.distributionDomainName]);
    const { alarms, graphs } = distributionSignals(this, this.distribution, 'compare with the errors of the API');
    this.alarms = alarms;
    this.graphs = graphs;
    acknowledge(this.distribution, {
      'AwsSolutions-CFR1': 'Images are for whoever has their address, wherever they are.',
      'AwsSolutions-CFR2':
        'A web application firewall bills by the month for every rule. The API limits its callers, and every query comes to one of few images; add one when somebody abuses it.',
      'AwsSolutions-CFR3':
        'The API and the buckets record what they are asked; who looked at an image that the edge had tells nothing that is worth its keeping.',
      'AwsSolutions-CFR4': 'The certificate of cloudfront.net leaves the oldest TLS version to CloudFront.',
    });
  }

  private answersOf({ origin, passesOn }: ApiFront['way']): BehaviorOptions {
    return {
      origin,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      // What one person is answered, nobody else may see.
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: passesOn,
    };
  }

  /** By the address alone, which the function before it has brought into one form. How long, the answer says. */
  private imageCache(): CachePolicy {
    return new CachePolicy(this, 'ImageCache', {
      cachePolicyName: stackUniqueName('images'),
      comment: 'By the address alone',
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: MOST_YEARS,
      queryStringBehavior: CacheQueryStringBehavior.none(),
      headerBehavior: CacheHeaderBehavior.none(),
      cookieBehavior: CacheCookieBehavior.none(),
      enableAcceptEncodingGzip: false,
      enableAcceptEncodingBrotli: false,
    });
  }
}
