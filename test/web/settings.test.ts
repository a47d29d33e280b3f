import { loadConfig } from '../../lib/config/load-config';
import { webSettings } from '../../lib/web/settings';

const settings = (context: Record<string, unknown>) => loadConfig({ fixture: {} }, context, [webSettings] as const).web;

test('one server alone is a choice of the classroom, and none of production', () => {
  expect(settings({ 'web.minInstances': '1' }).minInstances).toBe(1);
  expect(settings({ mode: 'production' }).minInstances).toBe(2);
  expect(() => settings({ mode: 'production', 'web.minInstances': '1' })).toThrow(
    /web\.minInstances: 1 server alone is away when its zone is, .* -c web\.minInstances=2/,
  );
});
