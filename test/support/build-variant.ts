import { App } from 'aws-cdk-lib/core';
import flags from 'aws-cdk-lib/recommended-feature-flags.json';
import { loadConfig } from '../../lib/config/load-config';
import { type AppSettings, buildApp } from '../../stacks/build-app';
import { patternNamed } from '../patterns';
import type { Fixture } from './fixture';

/** The construct tree of one configuration, before synthesis. For checks that look at constructs and not only at the template. */
export function buildVariant({ pattern, config = {} }: Fixture, outdir?: string): App {
  const app = new App({
    context: { ...flags, 'aws:cdk:bundling-stacks': [] },
    analyticsReporting: false,
    ...(outdir && { outdir }),
  });
  const { stack } = patternNamed(pattern);
  buildApp(app, loadConfig({ fixture: config }, {}, [stack.pattern]) as AppSettings, [stack]);
  return app;
}
