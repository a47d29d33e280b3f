import { ALL_LOOKS, type Look, lookName } from '../../../lib/upload/domain/looks';
import { REJECTION_REASONS, type RejectionReason, rejection } from '../../../lib/upload/domain/rejections';

const all = REJECTION_REASONS.flatMap((code) => [undefined, ...ALL_LOOKS].map((look) => rejection(code, look)));
const texts = all.flatMap(({ title, detail }) => [title, detail]);

describe('what is said of a file that is not served', () => {
  it('is a sentence in both languages, Korean in its formal style, and the remedy asks for something', () => {
    for (const { en, ko } of texts) {
      expect(en).toMatch(/^[A-Z].*\.$/);
      expect(ko).toMatch(/(니다|세요)\.$/);
      expect(`${en}${ko}`).not.toMatch(/undefined|NaN|\[object/);
    }
    for (const { detail } of all) expect(detail.ko).toMatch(/세요\.$/);
  });

  it('names what the file looks like where that is the point', () => {
    for (const look of ALL_LOOKS) {
      for (const code of ['type-mismatch', 'not-text'] as const) {
        const { title } = rejection(code, look);
        expect(title.en).toContain(lookName(look).en);
        expect(title.ko).toContain(lookName(look).ko);
      }
    }
  });

  it('tells whoever sends an iPhone photo, a drawing, a web page or a workbook what to do with just that', () => {
    const remedy = (look: Parameters<typeof rejection>[1]) => rejection('type-mismatch', look).detail;
    expect(remedy('heic').en).toMatch(/JPEG.*Most Compatible/);
    expect(remedy('heic').ko).toMatch(/높은 호환성.*JPEG/);
    expect(remedy('svg').en).toMatch(/scripts.*PNG/);
    expect(remedy('html').ko).toMatch(/다시 내려받/);
    expect(remedy('excel').en).toMatch(/CSV UTF-8/);
    expect(rejection('not-text', 'eucKr').detail.ko).toMatch(/메모장.*UTF-8/);
  });

  it('is said also of a reason or a look that another release wrote', () => {
    const code = 'toString' as RejectionReason;
    expect(rejection(code)).toMatchObject({ code, title: { en: 'The file was refused.' } });
    const look = 'hologram' as Look;
    expect(rejection('type-mismatch', look)).toEqual(rejection('type-mismatch'));
  });

  it('counts pixels as each language does', () => {
    expect(rejection('too-many-pixels').title).toEqual({
      en: 'The image has more than 50 million pixels.',
      ko: '이미지가 5,000만 화소를 넘습니다.',
    });
  });
});
