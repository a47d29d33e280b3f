import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PICTURE_PARTS } from '../../../lib/async/laptop/picture-parts';

test('every file that a box of the picture names is there', () => {
  const files = Object.values(PICTURE_PARTS).flatMap((part): readonly string[] => part.files);
  expect(files.filter((file) => !existsSync(join(__dirname, '../../..', file)))).toEqual([]);
});
