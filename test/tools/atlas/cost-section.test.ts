import type { AssembledStack } from '../../../lib/model/assembly';
import { readTemplate } from '../../../lib/model/template';
import { costSection } from '../../../lib/tools/atlas/sections/cost-section';
import type { Spending } from '../../../lib/tools/cost/spending';

const SPENDING: Spending = {
  mostPerHour: 1,
  does: { en: 'puts two files into the bucket', ko: '버킷에 파일 두 개를 넣습니다' },
  each: { 'storage-writes': 10_000, storage: Number.NaN },
  together: { 'storage-reads': 1_000_000 },
};

const model = readTemplate(
  { Resources: { Files: { Type: 'AWS::S3::Bucket' }, Way: { Type: 'AWS::EC2::NatGateway' } } },
  { name: 'Made', region: 'ap-northeast-2' },
);
const page = costSection([{ id: 'Made', model, origins: new Map() } as unknown as AssembledStack], SPENDING).text;

/** What a class pays stands last. */
const ofClass = page.slice(page.lastIndexOf('<details'));

/** Cells of a row, as one language says them. */
function rowOf(words: string, language: 'en' | 'ko'): string[] {
  const other = language === 'en' ? 'ko' : 'en';
  const spoken = ofClass.replace(new RegExp(`<span lang="${other}">.*?</span>`, 'g'), '');
  const row = spoken
    .split('</tr>')
    .find((each) => each.includes(`${words}</span></th>`) || each.includes(`${words}</th>`))!;
  return [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell]) => cell!.replace(/<[^>]*>/g, ''));
}

test('says what a class uses up and pays for it, in each of its sizes', () => {
  expect(ofClass).toContain('puts two files into the bucket');
  expect(ofClass).toContain('버킷에 파일 두 개를 넣습니다');
  // 10,000 writes of each are 0.045 USD.
  expect(rowOf('S3, writes', 'en').slice(-4)).toEqual(['10000', '0.4500', '0.9000', '1.8000']);
});

test('what goes on however many there are costs each class the same, and what nobody knows is told', () => {
  expect(rowOf('S3, reads', 'en').slice(-4)).toEqual(['0', '0.3500', '0.3500', '0.3500']);
  expect(rowOf('S3 GB', 'ko').slice(-4)).toEqual(['알 수 없음', '알 수 없음', '알 수 없음', '알 수 없음']);
});

test('the class is what it uses and its two hours', () => {
  expect(rowOf('what is used', 'en').slice(1)).toEqual([
    'at least 0.800 (1 unknown)',
    'at least 1.250 (1 unknown)',
    'at least 2.150 (1 unknown)',
  ]);
  expect(rowOf('수업 합계', 'ko').slice(1)[1]).toBe('적어도 1.368 (알 수 없음 1개)');
});
