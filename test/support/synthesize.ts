import { Template } from 'aws-cdk-lib/assertions';
import type { AssembledStack } from '../../lib/model/assembly';
import { readTemplate, type StackModel } from '../../lib/model/template';
import type { AppSettings } from '../../stacks/build-app';
import { stackIdOf, stackNameOf } from '../../stacks/pattern-stack';
import { buildSettings, settingsOf } from './build-variant';
import type { Fixture } from './fixture';
import { shared } from './shared-templates';
import { DEFAULT_REGION } from './variants';

/** Synthesizes one pattern without bundling and returns its template. */
export function synthesize({ pattern, config = {} }: Fixture): Template {
  return Template.fromJSON(synthesizeJson({ pattern, config }));
}

/** The same as the data model that proofs and tools read. */
export function synthesizeModel(fixture: Fixture): StackModel {
  return readTemplate(synthesizeJson(fixture), {
    name: stackNameOf(stackIdOf(fixture.pattern), fixture.config?.name),
    region: fixture.config?.region ?? DEFAULT_REGION,
  });
}

/** Every stack of a fixture, with the paths of its constructs and without the lines that made them. */
export function synthesizeStacks(fixture: Fixture): readonly AssembledStack[] {
  return synthesizeSettings(fixture.pattern, settingsOf(fixture));
}

/** The same of settings that are complete. */
export function synthesizeSettings(pattern: string, settings: AppSettings): readonly AssembledStack[] {
  return synthesized(pattern, settings).map(({ id, name, region, template, terminationProtection, paths }) => ({
    id,
    template,
    model: readTemplate(template, { name, region }),
    terminationProtection,
    origins: new Map(Object.entries(paths).map(([logicalId, path]) => [logicalId, { path, lines: [] }])),
  }));
}

export function synthesizeJson(fixture: Fixture): Record<string, unknown> {
  const id = stackIdOf(fixture.pattern);
  return synthesized(fixture.pattern, settingsOf(fixture)).find((stack) => stack.id === id)!.template;
}

interface SynthesizedStack {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly terminationProtection: boolean;
  readonly template: Record<string, unknown>;
  /** By logical id. */
  readonly paths: Readonly<Record<string, string>>;
}

/** Of two fixtures that come to the same settings, only one is synthesized in a run. */
function synthesized(pattern: string, settings: AppSettings): readonly SynthesizedStack[] {
  return shared([pattern, settings], () =>
    buildSettings(pattern, settings)
      .synth()
      .stacks.map((stack) => ({
        id: stack.id,
        name: stack.stackName,
        region: stack.environment.region,
        terminationProtection: stack.terminationProtection === true,
        template: stack.template as Record<string, unknown>,
        paths: Object.fromEntries(
          stack.findMetadataByType('aws:cdk:logicalId').map(({ path, data }) => [String(data), path.slice(1)]),
        ),
      })),
  );
}
