/** Columns of a price list, as AWS's file of EC2 has them, those that nobody reads left out. */
const COLUMNS = [
  'SKU',
  'OfferTermCode',
  'RateCode',
  'TermType',
  'PriceDescription',
  'EffectiveDate',
  'StartingRange',
  'EndingRange',
  'Unit',
  'PricePerUnit',
  'Currency',
  'Product Family',
  'serviceCode',
  'Location',
  'Instance Type',
  'Tenancy',
  'Operating System',
  'Database Engine',
  'Deployment Option',
  'usageType',
  'operation',
  'CapacityStatus',
  'Pre Installed S/W',
  'Region Code',
];

/** A price on demand, in US dollars, unless it says otherwise. */
export type Line = Readonly<Record<string, string>>;

/** The text of a price list in AWS's shape: five rows about the file, the columns, and the prices. */
export function listOf(service: string, lines: readonly Line[], columns: readonly string[] = COLUMNS): string {
  const about = [
    ['FormatVersion', 'v1.0'],
    ['Disclaimer', 'This pricing list is for informational purposes only, "as is", and may change.'],
    ['Publication Date', '2026-11-25T18:32:21Z'],
    ['Version', '20261125183221'],
    ['OfferCode', service],
  ];
  const usual: Line = {
    SKU: 'JG3KUJMBRGHV3N8G',
    TermType: 'OnDemand',
    StartingRange: '0',
    EndingRange: 'Inf',
    Currency: 'USD',
  };
  const rows = lines.map((line) => columns.map((name) => ({ ...usual, ...line })[name] ?? ''));
  return [...about, columns, ...rows]
    .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\n');
}

/** A server as the list has it: the same type stands there once for each system, tenancy and kind of capacity. */
export function serverLine(type: string, usd: string, over: Line = {}): Line {
  return {
    usageType: `APS2-BoxUsage:${type}`,
    PricePerUnit: usd,
    Unit: 'Hrs',
    'Product Family': 'Compute Instance',
    'Operating System': 'Linux',
    Tenancy: 'Shared',
    CapacityStatus: 'Used',
    'Pre Installed S/W': 'NA',
    ...over,
  };
}
