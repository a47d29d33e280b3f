import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib/core';
import flags from 'aws-cdk-lib/recommended-feature-flags.json';
import { loadConfig } from '../../lib/config/load-config';
import type { Variant } from '../../lib/config/variant';
import { type AssembledStack, readAssembly } from '../../lib/model/assembly';
import { REPOSITORY } from '../../lib/tools/synth/synthesize-app';
import { type AppSettings, buildApp } from '../../stacks/build-app';
import { patternNamed } from '../patterns';

/** As many frames as `cdk.json` asks of Node.js, so that constructs within constructs lead back to their lines. */
const FRAMES = 60;

/** What the folders begin with that the assemblies are made in. */
export const TRACED = join(tmpdir(), 'traced-');

const traced = new Map<string, readonly AssembledStack[]>();

/** A variant synthesized in this process, once, with the lines that its resources come from. */
export async function tracedStacks(
  pattern: string,
  { context }: Pick<Variant, 'context'>,
): Promise<readonly AssembledStack[]> {
  const key = JSON.stringify([pattern, context]);
  const known = traced.get(key) ?? synthesizeTraced(pattern, context);
  traced.set(key, known);
  return known;
}

function synthesizeTraced(pattern: string, context: Variant['context']): readonly AssembledStack[] {
  const { stack } = patternNamed(pattern);
  const outdir = mkdtempSync(TRACED);
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = FRAMES;
  try {
    const app = new App({
      context: { ...flags, 'aws:cdk:bundling-stacks': [] },
      analyticsReporting: false,
      treeMetadata: false,
      outdir,
    });
    buildApp(app, loadConfig({ classroom: {} }, { pattern, ...context }, [stack.pattern]) as AppSettings, [stack]);
    app.synth();
    return readAssembly(outdir, REPOSITORY);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    rmSync(outdir, { recursive: true, force: true });
  }
}
