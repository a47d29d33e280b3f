import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { PRICE_ITEMS } from '../../../../lib/tools/prices/price-list';
import pinned from '../../../../lib/tools/prices/prices.json';
import { refreshPricesCommand, type Surroundings } from '../../../../lib/tools/prices/refresh/command-line';
import { fetchRows, offerUrl } from '../../../../lib/tools/prices/refresh/fetch-offer';
import { type PriceFile, textOf } from '../../../../lib/tools/prices/refresh/price-file';
import { readOffer } from '../../../../lib/tools/prices/refresh/read-offer';
import { SOUGHT_PRICES } from '../../../../lib/tools/prices/refresh/sought-prices';
import { type Line, listOf, serverLine } from './made-up-list';

const SYDNEY = 'ap-southeast-2';

async function* rowsOf(text: string): AsyncGenerator<readonly string[]> {
  yield* Readable.from([text]).pipe(parse({ relax_column_count: true })) as AsyncIterable<readonly string[]>;
}

const pricesIn = (
  service: string,
  lines: readonly Line[],
  ids: readonly string[],
  region: 'us-east-1' | typeof SYDNEY = SYDNEY,
) =>
  readOffer(
    rowsOf(listOf(service, lines)),
    service,
    region,
    Object.fromEntries(ids.map((id) => [id, SOUGHT_PRICES[id]!])),
  );

describe('a price list', () => {
  test('holds a server many times, and one of them is what it costs on demand', async () => {
    const others = [
      serverLine('t3.micro', '0.0224', { 'Operating System': 'Windows' }),
      serverLine('t3.micro', '0.0145', { Tenancy: 'Dedicated' }),
      serverLine('t3.micro', '0.0000000000', { CapacityStatus: 'AllocatedCapacityReservation' }),
      serverLine('t3.micro', '0.4932', { 'Pre Installed S/W': 'SQL Std' }),
      serverLine('t3.micro', '0.0083', { TermType: 'Reserved' }),
      serverLine('t3.micro', '0.0944', { Currency: 'CNY' }),
      serverLine('t3.micro', '0.0999', { usageType: 'APN2-BoxUsage:t3.micro' }),
    ];
    const offer = await pricesIn('AmazonEC2', [...others, serverLine('t3.micro', '0.0132000000')], ['ec2/t3.micro']);
    expect([...offer.prices]).toEqual([['ec2/t3.micro', 0.0132]]);
    expect(offer).toMatchObject({ published: '2026-11-25', ambiguous: [] });
  });

  test('has prices in steps, and the first that costs something is taken, times what ours is of', async () => {
    const steps: Line[] = [
      { usageType: 'TimedStorage-ByteHrs', StartingRange: '25', PricePerUnit: '0.2500000000' },
      { usageType: 'TimedStorage-ByteHrs', StartingRange: '0', EndingRange: '25', PricePerUnit: '0.0000000000' },
      { usageType: 'USE1-WriteRequestUnits', PricePerUnit: '0.0000006250' },
    ];
    const { prices } = await pricesIn('AmazonDynamoDB', steps, ['dynamodb/stored', 'dynamodb/write'], 'us-east-1');
    expect(Object.fromEntries(prices)).toEqual({ 'dynamodb/stored': 0.25, 'dynamodb/write': 0.625 });
  });

  test('may fit twice with two prices, and then neither is taken', async () => {
    const line = { usageType: 'APS2-VpcEndpoint-Hours', PricePerUnit: '0.013' };
    const same = await pricesIn('AmazonVPC', [line, { ...line, SKU: 'OTHER' }], ['interface-endpoint']);
    expect(same.prices.get('interface-endpoint')).toBe(0.013);
    const other = await pricesIn('AmazonVPC', [line, { ...line, PricePerUnit: '0.014' }], ['interface-endpoint']);
    expect(other).toMatchObject({ ambiguous: ['interface-endpoint'], prices: new Map() });
  });

  test.each([
    ['an error page', '<Error><Code>AccessDenied</Code></Error>', /has no prices/],
    ['a list without prices', listOf('AmazonVPC', []), /has no prices/],
    [
      'the list of another service',
      listOf('AmazonS3', [{ usageType: 'APS2-Requests-Tier1', PricePerUnit: '1' }]),
      /list of AmazonS3/,
    ],
    [
      'columns of another shape',
      listOf('AmazonVPC', [{ SKU: 'x' }], ['SKU', 'Price']),
      /no column TermType, StartingRange/,
    ],
  ])('is not what %s is', async (_, text, problem) => {
    await expect(readOffer(rowsOf(text), 'AmazonVPC', SYDNEY, {})).rejects.toThrow(problem);
  });

  test('is read while it arrives, and one that breaks off is none', async () => {
    const text = listOf('AmazonVPC', [{ usageType: 'APS2-VpcEndpoint-Hours', PricePerUnit: '0.013' }]);
    const server = createServer((request, response) => {
      if (request.url === '/none') return response.writeHead(404).end();
      response.writeHead(200, { 'content-length': String(Buffer.byteLength(text)) });
      if (request.url === '/whole') return response.end(text);
      response.write(text.slice(0, -5), () => response.destroy());
      return response;
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const at = (path: string) => fetchRows(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
    const sought = { 'interface-endpoint': SOUGHT_PRICES['interface-endpoint']! };
    try {
      const whole = await readOffer(at('/whole'), 'AmazonVPC', SYDNEY, sought);
      expect(whole.prices.get('interface-endpoint')).toBe(0.013);
      await expect(readOffer(at('/half'), 'AmazonVPC', SYDNEY, sought)).rejects.toThrow();
      await expect(readOffer(at('/none'), 'AmazonVPC', SYDNEY, sought)).rejects.toThrow('HTTP 404');
    } finally {
      server.close();
    }
  });
});

describe('npm run refresh-prices', () => {
  const OF_SERVICE: Readonly<Record<string, readonly Line[]>> = {
    AmazonEC2: [serverLine('t3.micro', '0.0140')],
    AmazonVPC: [{ usageType: 'APS2-VpcEndpoint-Hours', PricePerUnit: '0.0130' }],
    AmazonSNS: [{ usageType: 'APS2-Requests-Tier1', PricePerUnit: '0.0000005' }],
  };
  const other = [{ usageType: 'APS2-Something', PricePerUnit: '1' }];
  const priced = (usd: number) => ({ usd, evidence: 'aws-page-quoted', date: '2026', source: 'a page of AWS' });
  const before: PriceFile = {
    ...pinned,
    items: {
      'ec2/t3.micro': {
        ...pinned.items['ec2/t3.micro'],
        in: { [SYDNEY]: priced(0.0132), 'us-east-1': priced(0.0104) },
      },
      'interface-endpoint': { ...pinned.items['interface-endpoint'], in: { 'us-east-1': priced(0.01) } },
      'kms-key': { ...pinned.items['kms-key'], in: { [SYDNEY]: priced(1) } },
    },
  };

  function run(args: readonly string[], over: Partial<Surroundings> = {}) {
    const written: string[] = [];
    const told = refreshPricesCommand(
      ['--region', SYDNEY, ...args],
      { LANG: 'en' },
      {
        rows: (url) => {
          const service = /aws\/(\w+)\/current/.exec(url)![1]!;
          return rowsOf(listOf(service, OF_SERVICE[service] ?? other));
        },
        pinned: before,
        asked: ['apigateway/vpc-link'],
        write: async (text) => void written.push(text),
        progress: () => undefined,
        now: new Date('2026-11-27T23:00:00Z'),
        ...over,
      },
    );
    return told.then((printed) => ({ ...printed, written }));
  }

  test('writes what it read with its source and day, fills in what was not known, and leaves the rest as it is', async () => {
    const { exitCode, text, written } = await run([]);
    expect(exitCode).toBe(0);
    const file = JSON.parse(written[0]!) as PriceFile;
    expect(file.collected).toBe('2026-11-27');
    expect(file.items['ec2/t3.micro']!.in[SYDNEY]).toEqual({
      usd: 0.014,
      evidence: 'price-list-read',
      date: '2026-11-25',
      source: offerUrl('AmazonEC2', SYDNEY),
    });
    expect(file.items['ec2/t3.micro']!.in['us-east-1']).toEqual(priced(0.0104));
    expect(file.items['interface-endpoint']!.in[SYDNEY]!.usd).toBe(0.013);
    expect(file.items['sns/message']).toMatchObject({
      unit: 'million requests',
      per: 'use',
      in: { [SYDNEY]: { usd: 0.5 } },
    });
    expect(file.items['kms-key']).toEqual(before.items['kms-key']);
    expect(text).toMatch(/^3 of the prices are other ones:/);
    expect(text).toContain('  ec2/t3.micro, ap-southeast-2: 0.0132 -> 0.014 (+6.1 %)');
    expect(text).toContain('  interface-endpoint, ap-southeast-2: UNKNOWN -> 0.013');
    expect(text).toMatch(
      /left as before:[\s\S]*kms-key, ap-southeast-2[\s\S]*left as before:[\s\S]*apigateway\/vpc-link/,
    );
  });

  test.each([
    ['--dry-run', 0],
    ['--check', 1],
  ])('%s shows what would change and writes nothing', async (flag, exitCode) => {
    const told = await run([flag]);
    expect(told).toMatchObject({ exitCode, written: [], text: expect.stringContaining('Nothing was written.') });
  });

  test('--check is content with prices that are the pinned ones', async () => {
    const rows = (url: string) => rowsOf(listOf(/aws\/(\w+)\/current/.exec(url)![1]!, other));
    expect(await run(['--check'], { rows })).toMatchObject({ exitCode: 0, written: [] });
  });

  test('writes nothing where one list of many cannot be read, and says which and what to do', async () => {
    const rows = (url: string) => {
      if (url.includes('AmazonSNS')) throw new TypeError('fetch failed', { cause: { code: 'ENOTFOUND' } });
      return rowsOf(listOf(/aws\/(\w+)\/current/.exec(url)![1]!, other));
    };
    const told = await run([], { rows });
    expect(told).toMatchObject({ exitCode: 2, written: [] });
    expect(told.text).toMatch(
      /AmazonSNS\/current\/ap-southeast-2\/index\.csv could not be read: fetch failed: ENOTFOUND/,
    );
    expect(told.text).toContain('needs the internet');
    expect((await run(['--lang', 'ko'], { rows })).text).toMatch(/AmazonSNS.*읽지 못했습니다/);
  });

  test.each([
    ['a region that there is not', ['--region', 'mars-1'], /mars-1.*ap-southeast-2/],
    ['a word of its own', ['everything'], /everything/],
    ['an option that there is not', ['--force'], /--force/],
  ])('refuses %s', async (_, args, message) => {
    expect(await run(args)).toMatchObject({ exitCode: 2, written: [], text: expect.stringMatching(message) });
  });

  test('what is pinned is written as it stands, and what is sought says of itself the same as what is pinned', () => {
    expect(JSON.parse(textOf(pinned))).toEqual(pinned);
    for (const [id, { item }] of Object.entries(SOUGHT_PRICES)) {
      const { what, unit, per } = PRICE_ITEMS[id] ?? item;
      expect([id, { what, unit, per }]).toEqual([id, item]);
    }
  });
});
