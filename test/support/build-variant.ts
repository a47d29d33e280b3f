import { App } from 'aws-cdk-lib/core';
import flags from 'aws-cdk-lib/recommended-feature-flags.json';
import { loadConfig } from '../../lib/config/load-config';
import { type AppSettings, buildApp } from '../../stacks/build-app';
import { patternNamed } from '../patterns';
import type { Fixture } from './fixture';

/** The construct tree of one configuration, before synthesis. For checks that look at constructs and not only at the template. */
export function buildVariant(fixture: Fixture, outdir?: string): App {
  return buildSettings(fixture.pattern, settingsOf(fixture), outdir);
}

/** The same of settings that are complete. */
export function buildSettings(pattern: string, settings: AppSettings, outdir?: string): App {
  return withoutTraces(() => {
    const app = new App({
      context: { ...flags, 'aws:cdk:bundling-stacks': [], 'aws:cdk:disable-asset-staging': true },
      analyticsReporting: false,
      // Nothing is deployed from here, so no file lies in the assembly; who reads the tree reads it in memory.
      treeMetadata: false,
      ...(outdir && { outdir }),
    });
    buildApp(app, settings, [patternNamed(pattern).stack]);
    return app;
  });
}

/** Each construct notes where it was made, which takes a quarter of the time. Whatever fails is done again, with its trace. */
function withoutTraces<Result>(work: () => Result): Result {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } catch {
    Error.stackTraceLimit = stackTraceLimit;
    return work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** What a fixture comes to: everything it leaves out has its default. */
export function settingsOf({ pattern, config = {} }: Fixture): AppSettings {
  return loadConfig({ fixture: config }, {}, [patternNamed(pattern).stack.pattern]) as AppSettings;
}
