import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { page } from '../../../lib/rag/laptop/page';
import { PICTURE_PARTS } from '../../../lib/rag/laptop/picture-parts';

const ko = require(join(page.directory, 'texts.ko.json')) as Readonly<Record<string, string>>;

test('every file that a box of the picture names is there, and so are the steps in the console', () => {
  const files = Object.values(PICTURE_PARTS).flatMap((part) => part.files);
  expect(files.filter((file) => !existsSync(join(__dirname, '../../..', file)))).toEqual([]);
  expect(Object.keys(PICTURE_PARTS).filter((name) => !(`console_${name}` in ko))).toEqual([]);
});
