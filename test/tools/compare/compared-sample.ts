import { rmSync } from 'node:fs';
import { type AssembledStack, readAssembly } from '../../../lib/model/assembly';
import { readTemplate } from '../../../lib/model/template';
import { compareStacks, type StackComparison } from '../../../lib/tools/compare/compare-stacks';
import { REPOSITORY } from '../../../lib/tools/synth/synthesize-app';
import type { RawTemplate } from '../../proofs/mutant';
import { type SampleProps, sampleApp } from './sample-stack';

/** The sample as an assembly holds it. */
export function sample(props?: SampleProps): AssembledStack {
  return props === undefined ? sound : synthesized(props);
}

function synthesized(props?: SampleProps): AssembledStack {
  const assembly = sampleApp(props).synth();
  try {
    return readAssembly(assembly.directory, REPOSITORY)[0]!;
  } finally {
    rmSync(assembly.directory, { recursive: true, force: true });
  }
}

const sound = synthesized();

/** A state of the sample after a change of its template. */
export function changed(change: (template: RawTemplate) => void, from = sound): AssembledStack {
  const template = structuredClone(from.template) as unknown as RawTemplate;
  change(template);
  const { name, region } = from.model;
  return { ...from, template: template as never, model: readTemplate(template, { name, region }) };
}

/** The sample against itself after a change. */
export function compared(change: (template: RawTemplate) => void): Promise<StackComparison> {
  return compareStacks(sound, changed(change));
}

/** The sample against one that was built otherwise. */
export function comparedWith(props: SampleProps): Promise<StackComparison> {
  return compareStacks(sound, sample(props));
}
