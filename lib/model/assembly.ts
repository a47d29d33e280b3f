import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { readAssets, readTemplate, type StackModel } from './template';
import { parsedTemplate } from './template-file';

/** A line of the project's own sources. */
export interface SourceLine {
  /** Path from the root of the project, with `/` between folders on every system. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** What runs there, for example `new JobQueue`. */
  readonly call: string;
}

/** Where a resource of a template comes from. */
export interface Origin {
  /** Path of its construct, beginning with the stack's id, for example `Async/Store/Table/Resource`. */
  readonly path: string;
  /** From the line that made it outwards to the app: none where no file of the project is among the frames. */
  readonly lines: readonly SourceLine[];
}

/** A stack of an assembly, with what stands beside its template. */
export interface AssembledStack {
  /** Id of its artifact, by which `cdk deploy` knows it. */
  readonly id: string;
  readonly model: StackModel;
  /** The template as it is written, for whoever shows it. */
  readonly template: Readonly<Record<string, unknown>>;
  readonly terminationProtection: boolean;
  /** By logical id. Empty where the assembly was made without traces. */
  readonly origins: ReadonlyMap<string, Origin>;
}

interface Artifact {
  readonly type: string;
  readonly environment?: string;
  readonly properties?: {
    readonly templateFile?: string;
    readonly stackName?: string;
    readonly terminationProtection?: boolean;
  };
  readonly additionalMetadataFile?: string;
  readonly metadata?: Metadata;
}

type Metadata = Readonly<Record<string, readonly { readonly type: string; readonly data?: unknown }[]>>;

/**
 * Reads every stack of an assembly with the lines that its resources come from.
 *
 * @param root - the project that the app was run in; what lies outside it is no line of its own
 * @throws Error when the directory holds no assembly
 * @throws TemplateError for a template that is none
 */
export function readAssembly(directory: string, root: string): readonly AssembledStack[] {
  const manifestFile = join(directory, 'manifest.json');
  if (!existsSync(manifestFile)) throw new Error(`There is no cloud assembly at ${directory}; run: npx cdk synth -q`);
  const { artifacts } = readJson(manifestFile) as { readonly artifacts: Readonly<Record<string, Artifact>> };
  return Object.entries(artifacts)
    .filter(([, { type }]) => type === 'aws:cloudformation:stack')
    .map(([id, { properties = {}, environment, additionalMetadataFile: file, metadata }]) => {
      const template = parsedTemplate(join(directory, properties.templateFile!));
      return {
        id,
        template,
        model: readTemplate(template, {
          name: properties.stackName ?? id,
          region: environment?.split('/').at(-1) ?? 'unknown-region',
          assets: readAssets(directory, id),
        }),
        terminationProtection: properties.terminationProtection === true,
        origins: originsIn(file === undefined ? (metadata ?? {}) : (readJson(join(directory, file)) as Metadata), root),
      };
    });
}

/**
 * Reads a template that came without its assembly: nobody knows its region, nor the lines that its resources come from.
 *
 * @param called - the id and the name that it goes by, for it says neither
 * @throws TemplateError for a file that holds no template
 */
export function readLoneTemplate(file: string, called: { readonly id: string; readonly name: string }): AssembledStack {
  const template = parsedTemplate(file);
  return {
    id: called.id,
    template,
    model: readTemplate(template, { name: called.name, region: 'unknown-region' }),
    terminationProtection: false,
    origins: new Map(),
  };
}

function originsIn(metadata: Metadata, root: string): ReadonlyMap<string, Origin> {
  return new Map(
    Object.entries(metadata).flatMap(([path, entries]) => {
      const logicalId = entries.find(({ type }) => type === 'aws:cdk:logicalId')?.data;
      if (typeof logicalId !== 'string') return [];
      const frames = entries.find(({ type }) => type === 'aws:cdk:creationStack')?.data;
      const lines = Array.isArray(frames) ? frames.flatMap((frame) => sourceLine(String(frame), root)) : [];
      return [[logicalId, { path: path.slice(1), lines }] as const];
    }),
  );
}

const FRAME = /^(?<call>.*?) \((?<file>.+):(?<line>\d+):\d+\)$/;

function sourceLine(frame: string, root: string): SourceLine[] {
  const { call = '', file = '', line } = FRAME.exec(frame)?.groups ?? {};
  if (!isAbsolute(file)) return [];
  const inside = relative(root, file);
  const [top] = inside.split(sep);
  if (isAbsolute(inside) || top === '..' || top === 'node_modules') return [];
  return [{ file: inside.split(sep).join('/'), line: Number(line), call }];
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
