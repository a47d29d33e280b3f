import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { BrowserVisit, overflowOf } from '../../browser/browser-visit';
import { StartedLaptop, until } from '../../support/start-laptop';

jest.setTimeout(120_000);

afterAll(() => StartedLaptop.stopAll());

let laptop: StartedLaptop;
let visit: BrowserVisit;
let page: Page;
let photo: Buffer;

beforeAll(async () => {
  photo = await sharp(
    Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><rect width="1200" height="800" fill="#2b6cb0"/><circle cx="800" cy="300" r="140" fill="#fff3c4"/><path d="M0 800L400 300 760 800z" fill="#1a365d"/></svg>',
    ),
  )
    .jpeg()
    .toBuffer();
  laptop = await StartedLaptop.start('--pattern', 'async');
  visit = await BrowserVisit.start();
  page = await visit.open(laptop.page);
  await page.waitForSelector('#variant span');
});
afterAll(async () => {
  await visit?.end();
  await laptop?.stop();
});

/** Drops a file as a person does: with the mouse, from outside. */
async function drop(name: string, type: string, bytes: Buffer): Promise<void> {
  // As text, since it runs in the page, whose types the rest of the repository does without.
  const transfer = await page.evaluateHandle(`(() => {
    const content = Uint8Array.from(atob('${bytes.toString('base64')}'), (letter) => letter.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([content], '${name}', { type: '${type}' }));
    return data;
  })()`);
  await page.dispatchEvent('.dropzone:visible', 'drop', { dataTransfer: transfer });
}

const count = async (id: string) => Number(await page.textContent(`#count-${id}`));

test('a dropped picture becomes thumbnails that the page shows', async () => {
  await drop('photo.jpg', 'image/jpeg', photo);
  await page.waitForSelector('.thumbs img');
  const widths = () =>
    page.$$eval('.thumbs img', (images) =>
      images.map((image) => (image as unknown as { naturalWidth: number }).naturalWidth),
    );
  const loaded = await until('the pictures to load', async () => {
    const found = await widths();
    return found.length === 3 && found.every((width) => width > 0) ? found : undefined;
  });
  expect(loaded).toEqual([160, 320, 640]);
});

test('a job has its own line of time, and its end is said to those who do not see the table', async () => {
  const line = await page.textContent('#job-rows .line');
  expect(line).toMatch(/202 after \d+ ms/);
  expect(line).toMatch(/receive 1\/5 after \d+\.\d+ s.*work \d+\.\d+ s$/);
  await page.click('#sample-picture');
  await page
    .locator('#announcements[role=log] p', { hasText: 'Job done: thumbnails' })
    .nth(1)
    .waitFor({ state: 'attached' });
  await page.locator('#job-rows tr').nth(1).waitFor();
});

test('sending the last job again makes no second job', async () => {
  await page.click('#duplicate');
  await page.locator('#toast', { hasText: 'the same job' }).waitFor();
  expect(await page.locator('#job-rows tr').count()).toBe(2);
});

test('another person does not find the job', async () => {
  await page.click('#as-bob');
  await page.locator('#toast', { hasText: '404' }).waitFor();
});

test('the sample table is worked through, and its wrong rows are named', async () => {
  await page.click('#tab-table');
  await page.click('#sample');
  await page.waitForSelector('#job-rows ul li');
  expect(await page.textContent('#job-rows tr')).toContain('300 rows: 291 applied, 9 refused');
});

test('a mail lands in the outbox', async () => {
  await page.click('#tab-mail');
  await page.fill('[name="name"]', '<b>민지</b>');
  await page.click('#mail button');
  await page.waitForSelector('#outbox .mail');
  expect(await page.textContent('#outbox .mail')).toContain('<b>민지</b>');
});

test('a poison message ends in the dead-letter queue, and redrive moves it back', async () => {
  await page.click('#poison');
  await page.waitForSelector('#dead-letters li');
  expect(await page.textContent('#dead-letters')).toContain('given up after 5 receives');
  expect(await count('dead')).toBe(1);
  const first = await page.textContent('#dead-letters li');
  await page.click('#redrive');
  const again = await until('the message to come back', async () => {
    const letter = await page.$eval('#dead-letters', (list) => list.querySelector('li')?.textContent ?? '');
    return letter !== '' && letter !== first ? letter : undefined;
  });
  expect(again).toContain('given up after 5 receives');
});

test('a file that is no picture fails with a reason', async () => {
  await page.click('#tab-picture');
  await drop('photo.jpg', 'image/jpeg', Buffer.from('no picture'));
  await page.waitForSelector('.badge.failed');
  expect(await page.textContent('#job-rows .reason')).toContain('not-a-picture');
  await until('the count of failures', async () => ((await count('failed')) === 1 ? true : undefined));
});

test('shows the letters of a hostile file and its name, and runs none of them', async () => {
  await page.click('#tab-table');
  const csv = 'reference,account,amount\n<img src=x onerror=alert(1)>,1,<b>many</b>\n';
  await drop('<img src=x>.csv', 'text/csv', Buffer.from(csv));
  await page.locator('#job-rows tr').first().filter({ hasText: '1 rows: 0 applied, 1 refused' }).waitFor();
  expect(await page.locator('img[src="x"], #job-rows b, #log b').count()).toBe(0);
  await page.click('#tab-picture');
});

test('what went wrong stays until it is closed', async () => {
  await page.click('#tab-table');
  await drop('photo.jpg', 'image/jpeg', photo);
  const box = page.locator('#errors[role=alert] p', { hasText: 'is not a file of this kind' });
  await box.waitFor();
  await box.locator('button').click();
  expect(await page.locator('#errors p').count()).toBe(0);
  await page.click('#tab-picture');
});

test('after 5xx or no answer a job is sent again with the same key', async () => {
  const keys: (string | undefined)[] = [];
  const jobs = await page.locator('#job-rows tr').count();
  await page.route('**/api/jobs', async (route) => {
    keys.push(route.request().headers()['idempotency-key']);
    if (keys.length === 1) await route.fulfill({ status: 503, json: { message: 'Service Unavailable' } });
    // Taken, but nobody hears of it.
    else if (keys.length === 2) await route.fetch().then(() => route.abort());
    else await route.continue();
  });
  await page.click('#sample-picture');
  await page.locator('#toast', { hasText: 'the same job' }).waitFor();
  await page.unroute('**/api/jobs');
  expect([keys.length, new Set(keys).size]).toEqual([3, 1]);
  expect(await page.locator('#job-rows tr').count()).toBe(jobs + 1);
});

test('an API that goes on failing is asked a few times, and then the error stays', async () => {
  let asked = 0;
  await page.route('**/api/jobs', (route) => {
    asked++;
    return route.fulfill({ status: 500, body: '<html>not JSON</html>' });
  });
  await page.click('#duplicate');
  const box = page.locator('#errors p', { hasText: '500' });
  await box.waitFor();
  await page.unroute('**/api/jobs');
  expect(asked).toBe(4);
  await box.locator('button').press('Enter');
  expect(await box.count()).toBe(0);
});

test('a job says in words what it waits for, with a countdown', async () => {
  const [state, jobId] = [await laptop.state(), 'job-that-failed-once'];
  const { queue, callerId } = state as { readonly queue: object; readonly callerId: string };
  const hiddenUntil = Date.now() + 60_000;
  const told = {
    ...state,
    jobs: [{ jobId, callerId, submittedAt: Date.now(), answeredMs: 40 }],
    queue: { ...queue, messages: [{ messageId: 'one', jobId, receives: 2, hiddenUntil }] },
  };
  const job = { jobId, kind: 'thumbnail', status: 'queued', attempts: 0, createdAt: '', updatedAt: '' };
  const waiting = await visit.open('about:blank');
  await waiting.route('**/laptop/events', (route) =>
    route.fulfill({ contentType: 'text/event-stream', body: `event: state\ndata: ${JSON.stringify(told)}\n\n` }),
  );
  await waiting.route('**/api/jobs/*', (route) => route.fulfill({ json: job }));
  await waiting.goto(laptop.page);
  await waiting.locator('.waits', { hasText: 'Waits for a free worker.' }).waitFor();
  job.attempts = 2;
  const words = waiting.locator('.waits', {
    hasText: /Attempt 2 of 5 failed; it is tried again at \d\d:\d\d:\d\d, in \d+ s/,
  });
  await words.waitFor();
  const first = await words.textContent();
  await until('the countdown', async () => ((await words.textContent()) === first ? undefined : true));
  await waiting.close();
});

test('how far a film is stands in its row, as the worker tells it', async () => {
  const [state, jobId] = [await laptop.state(), 'a-long-film-01'];
  const told = {
    ...state,
    jobs: [
      { jobId, callerId: (state as { readonly callerId: string }).callerId, submittedAt: Date.now(), answeredMs: 40 },
    ],
  };
  const line = JSON.stringify({ message: 'video progress', jobId, seconds: 73 });
  const entry = { id: 1, at: Date.now(), source: 'Worker', kind: 'log', text: line };
  const body = [
    ['state', told],
    ['activity', entry],
  ].map(([event, data]) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  const job = { jobId, kind: 'video', status: 'running', attempts: 1, createdAt: '', updatedAt: '' };
  const film = await visit.open('about:blank');
  await film.route('**/laptop/events', (route) =>
    route.fulfill({ contentType: 'text/event-stream', body: body.join('') }),
  );
  await film.route('**/api/jobs/*', (route) => route.fulfill({ json: job }));
  await film.goto(laptop.page);
  const row = film.locator('#job-rows tr');
  await row.filter({ hasText: '73' }).waitFor();
  expect(await row.locator('progress').getAttribute('aria-label')).toBe(
    await row.locator('progress + small').textContent(),
  );
  await film.close();
});

test('how much of a file was sent is shown until it is there, and not afterwards', async () => {
  await page.route('**/laptop/uploads*', async (route) => {
    await shown;
    await route.continue();
  });
  const bar = page.locator('#sending');
  const shown = bar.locator('#sent-said', { hasText: `${Math.ceil(photo.length / 1000)} kB` }).waitFor();
  await drop('photo.jpg', 'image/jpeg', photo);
  await shown;
  expect(Number(await page.getAttribute('#sent', 'max'))).toBeGreaterThanOrEqual(photo.length);
  await bar.waitFor({ state: 'hidden' });
  await page.unroute('**/laptop/uploads*');
});

test('the last job is shown as curl and as boto3', async () => {
  await page.click('[data-as=curl]');
  await page.locator('#client-code', { hasText: 'curl -sS' }).waitFor();
  await page.click('[data-as=boto3]');
  await page.locator('#client-code', { hasText: 'import boto3' }).waitFor();
  await page.click('[data-as=boto3]');
  expect(await page.isVisible('#client-code')).toBe(false);
});

test('each box of the picture leads to its construct, its resource and its step in the console', async () => {
  for (const part of await page.locator('.part').all()) {
    await part.focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('#part[open]');
    expect(await page.textContent('#part-files')).toContain('constructs/async/');
    expect(await page.textContent('#part-resource')).toContain('"Type": "AWS::');
    expect(await page.textContent('#part-console')).toMatch(/\w >/);
    await page.keyboard.press('Escape');
  }
});

test('what happens moves through the picture, but not for those who want no movement', async () => {
  const moves = (of: Page) =>
    of.evaluate(`(() => {
      window.moved = 0;
      new MutationObserver((records) => {
        for (const { addedNodes } of records) for (const node of addedNodes) window.moved += node.className === 'moving ';
      }).observe(document.getElementById('picture'), { childList: true });
    })()`);
  const calm = await visit.open(laptop.page, 'en-US', { reducedMotion: 'reduce' });
  await calm.waitForSelector('#job-rows tr');
  await Promise.all([moves(page), moves(calm)]);
  await calm.bringToFront();
  const rows = await calm.locator('#job-rows tr').count();
  await calm.click('#sample-picture');
  await until('the job to end', async () =>
    (await calm.locator('#job-rows .badge.succeeded').count()) > 0 &&
    (await calm.locator('#job-rows tr').count()) > rows
      ? true
      : undefined,
  );
  await calm.close();
  await page.bringToFront();
  await page.check('#slow');
  await page.click('#sample-picture');
  await page.waitForSelector('.moving');
  await visit.screenshot(page, 'slow-motion');
  await page.uncheck('#slow');
  expect(await page.evaluate('window.moved')).toBeGreaterThan(0);
});

test('the tabs are worked by the keyboard alone', async () => {
  await page.focus('#tab-picture');
  await page.keyboard.press('ArrowRight');
  expect(await page.getAttribute('#tab-table', 'aria-selected')).toBe('true');
  expect(await page.isVisible('#panel-table')).toBe(true);
  await page.keyboard.press('ArrowLeft');
});

test('says everything in Korean to a Korean browser, and in English when asked', async () => {
  await visit.screenshot(page, 'desktop-en');
  const korean = await visit.open(laptop.page, 'ko-KR');
  await korean.waitForSelector('html[lang=ko]');
  expect(await korean.textContent('h1')).toBe('느린 작업은 요청-응답 밖에서');
  await korean.waitForSelector('.thumbs img');
  await visit.screenshot(korean, 'desktop-ko');
  const untranslated = await korean.locator('[data-text]:empty').count();
  expect(untranslated).toBe(0);
  const told = korean.locator('#job-rows');
  await told.filter({ hasText: 'amount: 0이므로' }).waitFor();
  await told.filter({ hasText: 'JPEG로 저장한 뒤' }).waitFor();
  await korean.click('#language');
  await told.filter({ hasText: 'is zero, so there' }).waitFor();
  await told.filter({ hasText: 'Save it as a JPEG' }).waitFor();
  expect(await korean.textContent('h1')).toBe('Slow work off the request path');
});

test.each(['light', 'dark'] as const)('has no barriers in %s, on a desktop and on a telephone', async (colorScheme) => {
  for (const coloured of [
    await visit.open(laptop.page, 'en-US', { colorScheme }),
    await visit.onTelephone(laptop.page, 'ko-KR', { colorScheme }),
  ]) {
    await coloured.waitForSelector('.thumbs img');
    await coloured.click('[data-as=curl]');
    expect(await visit.barriersOf(coloured)).toEqual([]);
    await visit.screenshot(coloured, `${colorScheme}-${coloured.viewportSize()!.width}`);
    await coloured.click('[data-part=queue]');
    await coloured.waitForSelector('#part[open]');
    expect(await visit.barriersOf(coloured)).toEqual([]);
    await coloured.close();
  }
});

test('fits a telephone without scrolling sideways', async () => {
  const narrow = await visit.onTelephone(laptop.page);
  await narrow.waitForSelector('.thumbs img');
  await visit.screenshot(narrow, 'telephone-ko');
  for (const tab of await narrow.locator('[role="tab"]').all()) {
    await tab.click();
    expect(await overflowOf(narrow)).toBeLessThanOrEqual(0);
  }
});

test('says so when the laptop has stopped', async () => {
  await laptop.stop();
  await page.waitForSelector('#offline:visible');
  expect(visit.faults).toEqual([]);
});
