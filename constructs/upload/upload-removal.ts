import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import type { DeleteUploadEnv } from '../../lib/upload/handlers/delete-upload.env';
import type { ImageVariants } from './image-variants';
import type { ServedFiles } from './served-files';

/** What a file that is deleted is removed from. */
export interface UploadRemoval {
  readonly environment: Pick<DeleteUploadEnv, 'FILES_NAME' | 'VARIANTS_NAME' | 'DISTRIBUTION_ID'>;
  readonly grant: (role: Role) => void;
}

/** From the bucket, from the images that were made of it, and from what CloudFront keeps of both. */
export function removalFrom(
  files: ServedFiles,
  variants: ImageVariants | undefined,
  distribution: Distribution,
): UploadRemoval {
  return {
    environment: {
      FILES_NAME: files.bucket.bucketName,
      ...(variants && { VARIANTS_NAME: variants.bucket.bucketName }),
      DISTRIBUTION_ID: distribution.distributionId,
    },
    grant: (role) => {
      files.grantDelete(role);
      variants?.grantDelete(role);
      role.addToPolicy(
        new PolicyStatement({ actions: ['cloudfront:CreateInvalidation'], resources: [distribution.distributionArn] }),
      );
    },
  };
}
