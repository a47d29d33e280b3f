import { asyncStack } from './async/stack';
import { labStack } from './lab/stack';
import { ragStack } from './rag/stack';
import { uploadStack } from './upload/stack';
import { webStack } from './web/stack';

/** The stacks of the app, one a pattern. */
export const STACKS = [labStack, webStack, uploadStack, asyncStack, ragStack];
