import type { UploadSettings } from '../../../lib/upload/settings';
import type { Chosen } from '../../support/pattern-tables';
import { isRegional } from './shape';

/** Policies whose holder is somewhere else: a role of the stack of us-east-1, or groups that an operator names. */
export function identities({ settings }: Chosen<UploadSettings>): Record<string, readonly string[]> {
  return {
    ...(!isRegional(settings) && { 'outside ImagesOriginals': [] }),
    ...(settings.signIn === 'iam' && { 'unattached UploadersPolicy': [] }),
  };
}
