import { loadConfig } from '../../lib/config/load-config';
import type { CostedStack } from '../../lib/tools/cost/cost-of-stacks';
import type { AppSettings } from '../../stacks/build-app';
import { patternNamed } from '../patterns';
import { settingsOf } from './build-variant';
import type { Fixture } from './fixture';
import { synthesizeSettings } from './synthesize';

/** Every stack of what `-c` says, as money is reckoned of them: one may be in a second region. */
export function costedStacks(pattern: string, context: Readonly<Record<string, string>>): CostedStack[] {
  const own = [patternNamed(pattern).stack.pattern];
  return stacksOf(pattern, loadConfig({ classroom: {} }, { pattern, ...context }, own) as AppSettings);
}

/** The same of a fixture. */
export function costedVariant(fixture: Fixture): CostedStack[] {
  return stacksOf(fixture.pattern, settingsOf(fixture));
}

function stacksOf(pattern: string, settings: AppSettings): CostedStack[] {
  return synthesizeSettings(pattern, settings).map(({ id, model }) => ({ id, model, origins: new Map() }));
}
