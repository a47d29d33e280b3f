import fc from 'fast-check';
import sharp from 'sharp';
import { REJECTION_REASONS } from '../../../lib/upload/domain/rejections';
import { CANARY, type CorpusFile, corpus } from './corpus';
import { goodImages } from './good-images';
import { type Checked, checked } from './outcome';

describe('a corpus of files', () => {
  let files: readonly (readonly [CorpusFile, Checked])[];
  beforeAll(async () => {
    const found: [CorpusFile, Checked][] = [];
    for (const file of await corpus()) found.push([file, await checked(file[1], file[3])]);
    files = found;
  });

  it('has at least forty files, no two of one name', () => {
    expect(new Set(files.map(([[name]]) => name)).size).toBe(files.length);
    expect(files.length).toBeGreaterThanOrEqual(40);
  });

  it('is served or refused, each file as it should', () => {
    const found = files.map(([[name], { outcome }]) => [name, outcome]);
    expect(found).toEqual(files.map(([[name, , outcome]]) => [name, outcome]));
  });

  it('meets every reason but those that only a clock or a change of settings brings about', () => {
    const met = new Set(files.map(([, { outcome }]) => outcome.split(' ')[0]));
    const unmet = REJECTION_REASONS.filter((reason) => !met.has(reason));
    expect(unmet.sort()).toEqual(['not-accepted', 'too-large', 'took-too-long']);
  });

  it('leaves nothing of what came with an image in what is served, which is one frame in sRGB', async () => {
    for (const [[name], { outcome, body }] of files.filter(([, { outcome }]) => outcome.startsWith('image/'))) {
      const { format, space, depth, pages, orientation, exif, icc, xmp, iptc } = await sharp(body).metadata();
      expect({ name, served: outcome.split(' ')[0] }).toEqual({ name, served: `image/${format}` });
      expect({ name, depth, pages, orientation, exif, icc, xmp, iptc }).toEqual({ name, depth: 'uchar' });
      expect({ name, space }).toEqual({ name, space: expect.stringMatching(/^(srgb|b-w)$/) });
      expect({ name, canary: body!.includes(CANARY) }).toEqual({ name, canary: false });
    }
  });

  it('is read no further than its head, where it is an archive or a video, or something else than it says', () => {
    for (const [[name, declared, outcome], { bytesRead }] of files) {
      if (!/^(application\/zip|video\/)|mismatch/.test(outcome) || declared === 'text/plain') continue;
      expect({ name, isHead: bytesRead <= 4_100 }).toEqual({ name, isHead: true });
    }
  });
});

describe('a good image with some bytes changed', () => {
  it('is served or refused with a reason, a thousand times', async () => {
    const { jpeg, png, webp, gif } = await goodImages(24, 16);
    const good = fc.constantFrom(
      ['image/jpeg', jpeg] as const,
      ['image/png', png] as const,
      ['image/webp', webp] as const,
      ['image/gif', gif] as const,
    );
    const changes = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), fc.nat(255)), {
      minLength: 1,
      maxLength: 4,
    });
    const reasons = new RegExp(`^(image/(jpeg|png|webp) \\d+x\\d+.*|(${REJECTION_REASONS.join('|')})( \\w+)?)$`);
    await fc.assert(
      fc.asyncProperty(good, changes, async ([declared, bytes], flips) => {
        const flipped = Buffer.from(bytes);
        for (const [place, value] of flips) flipped[Math.floor(place * flipped.length)] = value;
        return reasons.test((await checked(declared, flipped)).outcome);
      }),
      { numRuns: 1_000 },
    );
  });
});
