import type { NodeKind } from '../../model/graph/graph';

/** What a thing is for: where it keeps something, where it computes, where it lets in. */
export type Tone = 'keeps' | 'computes' | 'lets-in' | 'other';

/** How a tile shows what kind of thing it is. */
export interface KindIcon {
  readonly tone: Tone;
  /** The service that students find it under. @default - it is of no service */
  readonly service?: string;
  /** Strokes in a square of 24, of our own: no drawing of AWS may be taken along. */
  readonly strokes: string;
}

const GLOBE = 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M3 12h18M12 3c3 2.6 4 5.6 4 9s-1 6.4-4 9c-3-2.6-4-5.6-4-9s1-6.4 4-9';

export const KIND_ICONS: Readonly<Record<NodeKind, KindIcon>> = {
  people: { tone: 'other', strokes: 'M12 12a4 4 0 1 0 0-8a4 4 0 0 0 0 8M4 21c0-5 3.5-6.5 8-6.5s8 1.5 8 6.5' },
  internet: { tone: 'other', strokes: GLOBE },
  distribution: {
    tone: 'lets-in',
    service: 'CloudFront',
    strokes:
      'M12 9.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5M12 9.5V3M12 14.5V21M9.8 10.8L4.2 7.5M14.2 13.2l5.6 3.3M14.2 10.8l5.6-3.3M9.8 13.2l-5.6 3.3',
  },
  'edge code': { tone: 'computes', service: 'Lambda@Edge', strokes: 'M7.5 7l-5 5l5 5M16.5 7l5 5l-5 5M14 4l-4 16' },
  api: {
    tone: 'lets-in',
    service: 'API Gateway',
    strokes:
      'M9 4C6 4 7 8 7 9.5S6 12 4 12c2 0 3 1 3 2.5S6 20 9 20M15 4c3 0 2 4 2 5.5s1 2.5 3 2.5c-2 0-3 1-3 2.5s1 5.5-2 5.5',
  },
  balancer: {
    tone: 'lets-in',
    service: 'ELB',
    strokes: 'M2 12h18M9 12l4-7h7M9 12l4 7h7M17 2l3 3l-3 3M17 9l3 3l-3 3M17 16l3 3l-3 3',
  },
  machines: {
    tone: 'computes',
    service: 'EC2',
    strokes: 'M4 4h16v6.5H4zM4 13.5h16V20H4zM7.5 7.2h.1M7.5 16.8h.1M12 7.2h5M12 16.8h5',
  },
  function: {
    tone: 'computes',
    service: 'Lambda',
    strokes: 'M5 4h3c1.2 0 1.8.6 2.3 1.6L17 18.4c.5 1 1 1.6 2.2 1.6h1.3M11.3 8.5L5 20',
  },
  queue: { tone: 'keeps', service: 'SQS', strokes: 'M2 7.5h5v9H2zM9.5 7.5h5v9h-5zM17 7.5h5v9h-5z' },
  table: { tone: 'keeps', service: 'DynamoDB', strokes: 'M3 5h18v14H3zM3 9.7h18M3 14.3h18M9 5v14' },
  bucket: {
    tone: 'keeps',
    service: 'S3',
    strokes: 'M4 6l2.2 13c.2 1 2.6 2 5.8 2s5.6-1 5.8-2L20 6M4 6c0-1.7 3.6-3 8-3s8 1.3 8 3s-3.6 3-8 3s-8-1.3-8-3',
  },
  database: {
    tone: 'keeps',
    service: 'RDS',
    strokes:
      'M4 6c0-1.7 3.6-3 8-3s8 1.3 8 3v12c0 1.7-3.6 3-8 3s-8-1.3-8-3zM4 6c0 1.7 3.6 3 8 3s8-1.3 8-3M4 12c0 1.7 3.6 3 8 3s8-1.3 8-3',
  },
  'search store': {
    tone: 'keeps',
    service: 'OpenSearch',
    strokes: 'M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M15.2 15.2L21 21',
  },
  model: {
    tone: 'computes',
    service: 'Bedrock',
    strokes: 'M11 3l2 6l6 2l-6 2l-2 6l-2-6l-6-2l6-2zM18.5 15.5l.8 2.2l2.2.8l-2.2.8l-.8 2.2l-.8-2.2l-2.2-.8l2.2-.8z',
  },
  mail: { tone: 'other', service: 'SES', strokes: 'M3 6h18v12H3zM3 7l9 7l9-7' },
  alarms: {
    tone: 'other',
    service: 'CloudWatch',
    strokes: 'M4 18h16l-2-2.5V11a6 6 0 0 0-12 0v4.5zM10 21h4M12 5V3',
  },
  'delivery stream': { tone: 'other', service: 'Firehose', strokes: 'M3 8h9M3 12h18M3 16h9M16 7l5 5l-5 5' },
  schedule: { tone: 'other', service: 'Scheduler', strokes: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 7v5l3.5 2.5' },
  'user pool': {
    tone: 'other',
    service: 'Cognito',
    strokes:
      'M3 5h18v14H3zM8.8 12.6a2.2 2.2 0 1 0 0-4.4a2.2 2.2 0 0 0 0 4.4M5.3 16.5c.3-1.8 1.6-2.5 3.5-2.5s3.2.7 3.5 2.5M15 10h3.5M15 14h3.5',
  },
  'user group': {
    tone: 'other',
    service: 'IAM',
    strokes:
      'M9 11a3.5 3.5 0 1 0 0-7a3.5 3.5 0 0 0 0 7M2.5 20c0-4.5 2.7-6 6.5-6s6.5 1.5 6.5 6M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14.4c2.3.7 3.5 2.4 3.5 5.6',
  },
  nat: { tone: 'other', service: 'VPC', strokes: 'M13 4H4v16h9M9 12h12M17 8l4 4l-4 4' },
  endpoints: {
    tone: 'other',
    service: 'VPC',
    strokes: 'M8.5 12a3 3 0 1 1-6 0a3 3 0 1 1 6 0M21.5 12a3 3 0 1 1-6 0a3 3 0 1 1 6 0M8.5 12h7',
  },
};
