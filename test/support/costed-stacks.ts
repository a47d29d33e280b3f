import { loadConfig } from '../../lib/config/load-config';
import { readTemplate } from '../../lib/model/template';
import type { CostedStack } from '../../lib/tools/cost/cost-of-stacks';
import type { AppSettings } from '../../stacks/build-app';
import { patternNamed } from '../patterns';
import { buildSettings, settingsOf } from './build-variant';
import type { Fixture } from './fixture';
import { shared } from './shared-templates';

/** Every stack of what `-c` says, as money is reckoned of them: one may be in a second region. */
export function costedStacks(pattern: string, context: Readonly<Record<string, string>>): CostedStack[] {
  const own = [patternNamed(pattern).stack.pattern];
  return stacksOf(pattern, loadConfig({ classroom: {} }, { pattern, ...context }, own) as AppSettings);
}

/** The same of a fixture. */
export function costedVariant(fixture: Fixture): CostedStack[] {
  return stacksOf(fixture.pattern, settingsOf(fixture));
}

interface Synthesized {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly template: object;
}

/** Of what comes to the same settings, only one is synthesized in a run. */
function stacksOf(pattern: string, settings: AppSettings): CostedStack[] {
  const { stacks } = shared(['every stack', pattern, settings], () => ({
    stacks: buildSettings(pattern, settings)
      .synth()
      .stacks.map(({ id, stackName: name, environment: { region }, template }) => ({ id, name, region, template })),
  })) as { readonly stacks: readonly Synthesized[] };
  return stacks.map(({ id, name, region, template }) => ({
    id,
    model: readTemplate(template, { name, region }),
    origins: new Map(),
  }));
}
