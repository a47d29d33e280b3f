import * as z from 'zod';

/** Changes when a reader of an earlier graph would misread this one. */
export const GRAPH_VERSION = 1 as const;

const sentence = z.strictObject({ en: z.string().min(1), ko: z.string().min(1) });

const sourceLine = z.strictObject({
  /** From the root of the project, with `/` between folders. */
  file: z.string().min(1),
  line: z.number().int().positive(),
  /** What runs there, for example `new JobQueue`. */
  call: z.string(),
});

/** A resource of a template, by which a reader finds it there. */
const templateResource = z.strictObject({
  /** Id of the stack in the assembly. */
  stack: z.string().min(1),
  logicalId: z.string().min(1),
  type: z.string().min(1),
  /** From the line that made it outwards to the app; empty where the assembly keeps no traces. */
  sources: z.array(sourceLine),
});

/** The things that matter. What a template has besides belongs to one of them, or to a group. */
export const NODE_KINDS = [
  'people',
  'internet',
  'distribution',
  'edge code',
  'api',
  'balancer',
  'machines',
  'function',
  'queue',
  'table',
  'bucket',
  'database',
  'search store',
  'model',
  'mail',
  'alarms',
  'delivery stream',
  'schedule',
  'user pool',
  'user group',
  'nat',
  'endpoints',
] as const;

/** What an edge says of its two ends; see edge-notes.ts for each in words. */
export const EDGE_MEANINGS = [
  'calls',
  'serves from',
  'runs',
  'forwards',
  'polls',
  'sends',
  'dead-letters',
  'reads',
  'writes',
  'reads and writes',
  'may call',
  'operates',
  'connects',
  'checks tokens',
  'may reach',
  'reaches out',
] as const;

/** Where a thing is, from the outside in. */
export const PLACE_KINDS = ['outside', 'edge', 'region', 'network', 'tier'] as const;

/** What belongs to no thing in particular. */
export const GROUP_NAMES = ['network', 'permissions', 'records', 'deployment', 'library'] as const;

const place = z.strictObject({
  id: z.string().min(1),
  kind: z.enum(PLACE_KINDS),
  /** Id of the place around it; none around the outermost. */
  within: z.string().optional(),
  name: sentence,
  /** What the place does for what is in it. */
  why: sentence,
});

const node = z.strictObject({
  /** Construct path without the stack's id, for example `Queue/Jobs`; of what is in no template `outside/everybody`. */
  id: z.string().min(1),
  kind: z.enum(NODE_KINDS),
  /** Id of the place that it is in. */
  place: z.string().min(1),
  name: sentence,
  /** Why this pattern has it. */
  why: sentence,
  /** What any thing of this kind does, whatever the pattern. */
  note: sentence,
  /** Heading, or bold beginning of a passage, of the lesson. None where the lesson does not speak of it. */
  lesson: sentence.optional(),
  /** Who does by hand what the template does; none for what nobody makes. */
  console: sentence.optional(),
  /** What it is first of all; none for what is in no template. */
  resource: templateResource.optional(),
  /** All that belongs to it, that resource among it. */
  resources: z.array(templateResource),
  /** An alarm watches it. */
  watched: z.boolean(),
  /** How many there are, where several are drawn as one, as those of two zones. */
  count: z.number().int().positive(),
  /** Ways in that lead nowhere, for example `GET /jobs`: it is not connected. */
  notConnected: z.array(z.string()),
  /** Policies whose text is not known: what they permit, no edge shows. */
  unread: z.array(z.string()),
});

const edge = z.strictObject({
  /** `<from> <meaning> <to>`. */
  id: z.string().min(1),
  from: z.string().min(1),
  to: z.string().min(1),
  meaning: z.enum(EDGE_MEANINGS),
  /** What the meaning says in words. */
  note: sentence,
  /** Particulars: routes, events, actions, how often. */
  details: z.array(z.string()),
  /** What the rules of the network let through, for example `tcp 443`. None where no network is between the two. */
  ports: z.array(z.string()),
  /** A permission alone says so: nothing in the template makes it happen. */
  permitted: z.boolean(),
  lesson: sentence.optional(),
  console: sentence.optional(),
  /** The resource that makes the connection, for example the mapping between queue and function. */
  resource: templateResource.optional(),
});

const step = z.strictObject({
  /** From 1. */
  number: z.number().int().positive(),
  from: z.string().min(1),
  to: z.string().min(1),
  /** Ids of the edges that the step goes along. */
  edges: z.array(z.string()).min(1),
  text: sentence,
});

const group = z.strictObject({
  name: z.enum(GROUP_NAMES),
  /** What the group is called, and what it is for. */
  title: sentence,
  why: sentence,
  resources: z.array(templateResource),
});

/** What of a template matters, where it is and what it has to do with the rest. */
export const graphSchema = z.strictObject({
  version: z.literal(GRAPH_VERSION),
  pattern: z.string().min(1),
  title: sentence,
  places: z.array(place),
  nodes: z.array(node),
  edges: z.array(edge),
  /** The way of a request, from its beginning. */
  flow: z.array(step),
  groups: z.array(group),
});

export type Graph = z.output<typeof graphSchema>;
export type GraphNode = Graph['nodes'][number];
export type GraphEdge = Graph['edges'][number];
export type GraphPlace = Graph['places'][number];
export type GraphGroup = Graph['groups'][number];
export type FlowStep = Graph['flow'][number];
export type TemplateResource = z.output<typeof templateResource>;
export type NodeKind = (typeof NODE_KINDS)[number];
export type EdgeMeaning = (typeof EDGE_MEANINGS)[number];
export type PlaceKind = (typeof PLACE_KINDS)[number];
export type GroupName = (typeof GROUP_NAMES)[number];
