import { copyPublished } from '../../shared/copy-published';
import { IMMUTABLE } from '../domain/static-file';

export const copyObject = copyPublished(IMMUTABLE);
