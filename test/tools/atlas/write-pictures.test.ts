import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lessonFiles, OF_LESSON } from '../../../lib/tools/atlas/write-pictures';
import { REPOSITORY } from '../../../lib/tools/synth/synthesize-app';
import { PATTERNS } from '../../patterns';
import { tracedStacks } from '../../support/traced-stacks';

// npm run atlas -- --write-pictures makes them current.
it.each(PATTERNS.map(({ stack }) => stack.pattern.name))(
  'the pictures of the lesson of %s are what its template gives, and so are their steps',
  async (name) => {
    const files = await lessonFiles(REPOSITORY, name, await tracedStacks(name, OF_LESSON));
    const stale = [...files].filter(([file, text]) => {
      const path = join(REPOSITORY, file);
      return !existsSync(path) || readFileSync(path, 'utf8') !== text;
    });
    expect(stale.map(([file]) => file)).toEqual([]);
  },
);
