import sharp from 'sharp';
import { BrowserVisit } from '../../browser/browser-visit';
import { StartedLaptop } from '../../support/start-laptop';

jest.setTimeout(120_000);

let laptop: StartedLaptop;
let visit: BrowserVisit;

beforeAll(async () => {
  laptop = await StartedLaptop.start('--pattern', 'upload');
  visit = await BrowserVisit.start();
});
afterAll(async () => {
  await visit?.end();
  await StartedLaptop.stopAll();
});

describe('the page over the real API, storage and check', () => {
  test('shows a picture in several sizes, keeps it over a reload, and deletes it', async () => {
    const reader = await visit.open(String(laptop.about['site']), 'ko-KR');
    const picture = await sharp({ create: { width: 1600, height: 1067, channels: 3, background: '#3c8cbe' } })
      .jpeg()
      .toBuffer();
    await reader.setInputFiles('input[type=file]', {
      name: '바다 사진.jpg',
      mimeType: 'image/jpeg',
      buffer: picture,
    });
    const name = reader.locator('h3.name', { hasText: '바다 사진.jpg' });
    await name.waitFor();
    await reader.reload();
    await name.waitFor();
    await visit.screenshot(reader, 'upload-laptop');
    const remove = reader.locator('button.delete');
    await remove.click();
    await remove.click();
    await name.waitFor({ state: 'detached' });
  });

  test('says why a web page that is called a picture is refused', async () => {
    const reader = await visit.open(String(laptop.about['site']), 'ko-KR');
    await reader.setInputFiles('input[type=file]', {
      name: '사진.png',
      mimeType: 'image/png',
      buffer: Buffer.from('<!doctype html><script>alert(1)</script>'),
    });
    await reader.locator('strong', { hasText: '파일의 형식이 이름과 다릅니다' }).waitFor();
  });
});

test('the page of the pattern has no barriers, and tells what happened', async () => {
  for (const page of [
    await visit.open(laptop.page, 'en-US'),
    await visit.onTelephone(laptop.page, 'ko-KR', { colorScheme: 'dark' }),
  ]) {
    await page.getByText('사진.png').first().waitFor();
    await visit.screenshot(page, `upload-desk-${page.viewportSize()!.width}`);
    expect(await visit.barriersOf(page)).toEqual([]);
  }
});
