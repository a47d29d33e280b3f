import { loadConfig, type Settings } from '../../lib/config/load-config';
import type { PatternSettings } from '../../lib/config/pattern-settings';
import type { Chosen } from './pattern-tables';
import type { PatternUnderTest } from './pattern-under-test';
import type { Variant } from './variant';

/** What a variant chooses, read as the app reads it. */
export function chosenIn({ config }: Variant, { stack: { pattern } }: PatternUnderTest): Chosen<unknown> {
  const settings = loadConfig({ fixture: config }, {}, [pattern]) as Settings<readonly PatternSettings[]>;
  const { modeSettings: mode, region, alarmEmail } = settings;
  return { settings: (settings as Readonly<Record<string, unknown>>)[pattern.name], mode, region, alarmEmail };
}
