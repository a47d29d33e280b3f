import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One resource of a synthesized template, as CloudFormation will read it. */
export interface Resource {
  readonly logicalId: string;
  /** CloudFormation type, for example `AWS::SQS::Queue`. */
  readonly type: string;
  /** Properties with their intrinsic functions still in place; see intrinsics.ts. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** @default - CloudFormation deletes the resource, or snapshots it where the type says so */
  readonly deletionPolicy?: string;
  /** What becomes of the old one when an update puts another in its place. @default - as with a deletion */
  readonly updateReplacePolicy?: string;
  readonly dependsOn: readonly string[];
  /** Attributes beside those above, as they stand: `Condition`, `Metadata`, `CreationPolicy`, `UpdatePolicy`. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** A synthesized stack as data. */
export interface StackModel {
  readonly name: string;
  readonly region: string;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly outputs: Readonly<
    Record<string, { readonly value: unknown; readonly description?: string; readonly exportedAs?: unknown }>
  >;
  readonly parameters: Readonly<Record<string, { readonly Type: string; readonly Default?: string }>>;
  /** Sections of the template beside those above, as they stand: `Conditions`, `Mappings`, `Metadata`, `Rules`, `Transform`. */
  readonly sections: Readonly<Record<string, unknown>>;
  /** Asset directories or files by content hash, as absolute paths. Empty where the template was read alone: its own is one. */
  readonly assets: ReadonlyMap<string, string>;
}

interface RawTemplate {
  readonly Resources?: Readonly<Record<string, RawResource>>;
  readonly Outputs?: Readonly<
    Record<
      string,
      { readonly Value: unknown; readonly Description?: string; readonly Export?: { readonly Name: unknown } }
    >
  >;
  readonly Parameters?: StackModel['parameters'];
  readonly [section: string]: unknown;
}

interface RawResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly DependsOn?: string | readonly string[];
  readonly [attribute: string]: unknown;
}

/** Reads a template that is already parsed. */
export function readTemplate(
  template: unknown,
  about: { readonly name: string; readonly region: string; readonly assets?: StackModel['assets'] },
): StackModel {
  const { Resources = {}, Outputs = {}, Parameters = {}, ...sections } = template as RawTemplate;
  return {
    name: about.name,
    region: about.region,
    resources: new Map(
      Object.entries(Resources).map(([logicalId, resource]) => [logicalId, readResource(logicalId, resource)]),
    ),
    outputs: Object.fromEntries(
      Object.entries(Outputs).map(([name, output]) => [
        name,
        { value: output.Value, description: output.Description, exportedAs: output.Export?.Name },
      ]),
    ),
    parameters: Parameters,
    sections,
    assets: about.assets ?? new Map(),
  };
}

function readResource(logicalId: string, raw: RawResource): Resource {
  const {
    Type: _,
    Properties: __,
    DeletionPolicy: ___,
    UpdateReplacePolicy: ____,
    DependsOn: _____,
    ...attributes
  } = raw;
  return {
    logicalId,
    type: raw.Type,
    properties: raw.Properties ?? {},
    ...(raw.DeletionPolicy && { deletionPolicy: raw.DeletionPolicy }),
    ...(raw.UpdateReplacePolicy && { updateReplacePolicy: raw.UpdateReplacePolicy }),
    dependsOn: raw.DependsOn === undefined ? [] : [raw.DependsOn].flat(),
    attributes,
  };
}

interface AssetManifest {
  readonly files?: Readonly<Record<string, { readonly source: { readonly path: string } }>>;
}

/**
 * Reads where the assets of a stack lie.
 *
 * @param stack - id of its artifact, which its files in the assembly are called by
 */
export function readAssets(directory: string, stack: string): StackModel['assets'] {
  const file = join(directory, `${stack}.assets.json`);
  if (!existsSync(file)) return new Map();
  const { files = {} } = JSON.parse(readFileSync(file, 'utf8')) as AssetManifest;
  return new Map(Object.entries(files).map(([hash, { source }]) => [hash, join(directory, source.path)]));
}

export function resourcesOfType(stack: StackModel, type: string): readonly Resource[] {
  return [...stack.resources.values()].filter((resource) => resource.type === type);
}
