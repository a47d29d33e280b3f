import fc from 'fast-check';
import { IMAGE_NAMES, imageKey, namedImage } from '../../../lib/upload/domain/image-names';
import { type ImageQuery, imageName, isUploadId, readImageQuery } from '../../../lib/upload/domain/image-request';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';

function nameOf(query: ImageQuery, accept = ''): string {
  const read = readImageQuery(query, accept);
  return read.ok ? imageName(read.spec) : `${read.parameter}: ${read.value}`;
}

it.each([
  [{}, '960x0'],
  [{ w: '1' }, '160x0'],
  [{ w: '160' }, '160x0'],
  [{ w: '161' }, '320x0'],
  [{ w: '0641' }, '960x0'],
  [{ w: '1920' }, '1920x0'],
  [{ w: '1921' }, '1920x0'],
  [{ w: '9'.repeat(400) }, '1920x0'],
  [{ h: '500' }, '0x640'],
  [{ w: '300', h: '1281' }, '320x1920'],
])('makes %j fit into a size that is made', (query, size) => {
  expect(nameOf(query)).toBe(`${size}.jpeg`);
});

it.each(['', '0', '000', '-1', '+1', '1.5', '1e3', '0x10', ' 640', '640px', '６４０', '64%30', 'NaN', '__proto__'])(
  'says that %j is no positive whole number',
  (value) => {
    expect([nameOf({ w: value }), nameOf({ w: '640', h: value })]).toEqual([`w: ${value}`, `h: ${value}`]);
  },
);

it.each(['', 'jpg', 'JPEG', 'png', 'gif', 'constructor', 'auto,webp'])('makes no image in the format %j', (format) => {
  expect(nameOf({ format }, 'image/webp')).toBe(`format: ${format}`);
});

it('takes a format by its name, whatever is accepted', () => {
  expect(nameOf({ format: 'jpeg' }, 'image/avif')).toBe('960x0.jpeg');
});

const CHROME = 'image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8';
const FIREFOX = 'image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5';
const OLD_SAFARI = 'image/png,image/svg+xml,image/*;q=0.8,video/*;q=0.8,*/*;q=0.5';

it.each([
  [CHROME, 'avif'],
  [FIREFOX, 'avif'],
  [OLD_SAFARI, 'jpeg'],
  ['image/webp,*/*', 'webp'],
  ['*/*', 'jpeg'],
  ['', 'jpeg'],
  ['text/html', 'jpeg'],
  ['image/avif;q=0, image/webp', 'webp'],
  ['image/avif;q=0.5, image/webp;q=0.9', 'webp'],
  ['image/webp;q=0.5, image/jpeg', 'jpeg'],
  ['image/webp;q=0.5, image/*;q=0.8', 'jpeg'],
  ['image/webp;q=0.5, */*;q=0.8', 'jpeg'],
  ['image/webp;q=0.1', 'webp'],
  ['IMAGE/WEBP ; Q=1', 'webp'],
  ['image/avif;level=1;q=0.2, image/webp;q=0.3', 'webp'],
  ['image/avif;q=much, image/webp', 'webp'],
  ['image/avif;q=0, image/webp;q=0, image/jpeg;q=0', 'jpeg'],
])('with Accept: %s makes auto %s', (accept, format) => {
  expect([nameOf({}, accept), nameOf({ format: 'auto' }, accept)]).toEqual([`960x0.${format}`, `960x0.${format}`]);
});

it('has 144 images of an upload, however a query is written', () => {
  const text = fc.option(fc.oneof(fc.string({ unit: 'binary' }), fc.integer().map(String)), { nil: undefined });
  expect(new Set(IMAGE_NAMES).size).toBe(144);
  fc.assert(
    fc.property(fc.record({ w: text, h: text, format: text }), fc.string({ unit: 'binary' }), (query, accept) => {
      const read = readImageQuery(query, accept);
      return read.ok ? IMAGE_NAMES.includes(imageName(read.spec)) : query[read.parameter] === read.value;
    }),
    { numRuns: 5_000 },
  );
});

it('makes an image at least as large as is asked for, as far as there are such, and the smallest of those', () => {
  const side = fc.integer({ min: 1, max: 3_000 });
  fc.assert(
    fc.property(side, side, (w, h) => {
      const read = readImageQuery({ w: `${w}`, h: `${h}` }, '');
      const fits = (asked: number, made: number) =>
        made >= Math.min(asked, 1_920) && (made === 160 || made < asked * 2);
      return read.ok && fits(w, read.spec.width) && fits(h, read.spec.height);
    }),
  );
});

it('finds every image by the address that it is given', () => {
  const found = IMAGE_NAMES.map((name) => namedImage(`/images/${ID}/${name}`)!);
  expect(found.map(imageKey)).toEqual(IMAGE_NAMES.map((name) => `images/${ID}/${name}`));
});

it.each([
  `/images/${ID}`,
  `/images/${ID}/`,
  `/images/${ID}/0x0.webp`,
  `/images/${ID}/641x0.webp`,
  `/images/${ID}/640x0.png`,
  `/images/${ID}/640x0.webp/`,
  `/images/${ID.toUpperCase()}/640x0.webp`,
  `//images/${ID}/640x0.webp`,
  `images/${ID}/640x0.webp`,
  `of/images/${ID}/640x0.webp`,
  `/files/${ID}/640x0.webp`,
  `/images/../640x0.webp`,
  `/images/${ID}/constructor`,
  '',
])('finds nothing at %s', (uri) => {
  expect(namedImage(uri)).toBeUndefined();
});

it.each([
  ID.toUpperCase(),
  '01890a5d-ac96-474b-bcce-b302099a8057',
  `${ID}a`,
  `a${ID}`,
  `${ID}\n`,
  ID.replaceAll('-', ''),
  '',
  '..',
])('takes %j for no upload', (text) => {
  expect([isUploadId(ID), isUploadId(text)]).toEqual([true, false]);
});
