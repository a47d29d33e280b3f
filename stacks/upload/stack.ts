import { uploadSettings } from '../../lib/upload/settings';
import { patternStack } from '../pattern-stack';

export const uploadStack = patternStack(
  uploadSettings,
  'Uploads that go straight to S3, are looked at before they are served, and come back in the size that is asked for.',
  () => (require('./upload-stack') as typeof import('./upload-stack')).UploadStack,
);
