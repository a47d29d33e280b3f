import type { S3Client } from '@aws-sdk/client-s3';
import { presignPost } from '../../shared/presign-post';
import { FORM_SECONDS, type SignForm } from '../domain/upload-form';

export function presignedForm(client: S3Client, bucket: string): SignForm {
  return (form) => presignPost(client, { ...form, bucket, seconds: FORM_SECONDS });
}
