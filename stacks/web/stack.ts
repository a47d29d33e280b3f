import { webSettings } from '../../lib/web/settings';
import { patternStack } from '../pattern-stack';

export const webStack = patternStack(
  webSettings,
  'A guestbook in three tiers: static files, servers that come and go, and a database, reached through CloudFront alone.',
  () => (require('./web-stack') as typeof import('./web-stack')).WebStack,
);
