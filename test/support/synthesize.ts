import { Template } from 'aws-cdk-lib/assertions';
import { readTemplate, type StackModel } from '../../lib/model/template';
import { stackIdOf, stackNameOf } from '../../stacks/pattern-stack';
import { buildVariant, settingsOf } from './build-variant';
import type { Fixture } from './fixture';
import { sharedTemplate } from './shared-templates';
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

/** Of two fixtures that come to the same settings, only one is synthesized in a run. */
export function synthesizeJson(fixture: Fixture): Record<string, unknown> {
  return sharedTemplate(
    [fixture.pattern, settingsOf(fixture)],
    () =>
      buildVariant(fixture).synth().getStackArtifact(stackIdOf(fixture.pattern)).template as Record<string, unknown>,
  );
}
