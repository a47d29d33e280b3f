import type { Sentence } from '../../../config/sentence';
import type { Ask } from '../calls';
import { type Check, check, tagsOf } from '../check';
import { eachOf } from '../each-of';
import { command } from '../shell-command';

const GB = 2 ** 30;
/** Ten pages are ten thousand versions, and cost as much as a twentieth of a cent. */
const MOST_PAGES = 10;

interface Contents {
  readonly objects: number;
  readonly bytes: number;
  /** Versions that are not the current one, and markers of deleted objects. */
  readonly old: number;
  readonly uploads: number;
  /** Whether there is more than was counted. */
  readonly more: boolean;
  /** Whether every object is of the class that the price list knows. */
  readonly standard: boolean;
}

type BucketCalls = 's3:ListBuckets' | 's3:ListObjectVersions' | 's3:ListMultipartUploads';

export const storage: readonly Check[] = [
  check<BucketCalls>({
    id: 'buckets',
    title: { en: 'S3 buckets', ko: 'S3 버킷' },
    scope: 'global',
    looksAt: ['s3:'],
    calls: ['s3:ListBuckets', 's3:ListObjectVersions', 's3:ListMultipartUploads'],
    async *find(ask) {
      for await (const { Buckets = [] } of ask('s3:ListBuckets', { MaxBuckets: 1_000 })) {
        const looked = eachOf(Buckets, async function* ({ Name: id = '', BucketRegion: region }) {
          yield { id, region, contents: await contentsOf(ask, id, region) };
        });
        for await (const { id, region, contents } of looked) {
          const simple = !('refused' in contents) && contents.old === 0;
          yield {
            id,
            arn: `arn:aws:s3:::${id}`,
            region,
            fate: 'stored',
            ...('refused' in contents
              ? {
                  cost: [['s3/standard', Number.NaN]],
                  note: {
                    en: `what it holds could not be read: ${contents.refused}`,
                    ko: `내용을 읽을 수 없었습니다: ${contents.refused}`,
                  },
                }
              : {
                  state: `${contents.more ? 'over ' : ''}${contents.objects} objects, ${sizeOf(contents.bytes)}`,
                  cost: [['s3/standard', contents.more || !contents.standard ? Number.NaN : contents.bytes / GB]],
                  note: noteOf(contents),
                }),
            remove: simple
              ? command('aws s3 rb --force', `s3://${id}`)
              : command('aws s3api delete-bucket --bucket', id),
          };
        }
      }
    },
  }),
  check({
    id: 'file-systems',
    title: { en: 'EFS file systems', ko: 'EFS 파일 시스템' },
    scope: 'region',
    looksAt: ['elasticfilesystem:file-system/'],
    calls: ['efs:DescribeFileSystems'],
    async *find(ask) {
      for await (const { FileSystems = [] } of ask('efs:DescribeFileSystems', {})) {
        for (const { FileSystemId: id = '', FileSystemArn, Name, SizeInBytes, LifeCycleState, Tags } of FileSystems) {
          const bytes = SizeInBytes?.Value ?? 0;
          const going = LifeCycleState === 'deleting' || LifeCycleState === 'deleted';
          yield {
            id,
            arn: FileSystemArn,
            name: Name,
            tags: tagsOf(Tags),
            fate: going ? 'going' : 'stored',
            state: `${sizeOf(bytes)}, ${LifeCycleState}`,
            ...(!going && { cost: [['efs/stored', bytes / GB]] }),
            note: { en: 'its mount targets have to be deleted first', ko: '탑재 대상을 먼저 삭제해야 합니다' },
            remove: command('aws efs delete-file-system --file-system-id', id),
          };
        }
      }
    },
  }),
  check({
    id: 'repositories',
    title: { en: 'ECR repositories', ko: 'ECR 리포지토리' },
    scope: 'region',
    looksAt: ['ecr:repository/'],
    calls: ['ecr:DescribeRepositories', 'ecr:DescribeImages'],
    async *find(ask) {
      for await (const { repositories = [] } of ask('ecr:DescribeRepositories', {})) {
        for (const { repositoryName: id = '', repositoryArn } of repositories) {
          let bytes = 0;
          for await (const { imageDetails = [] } of ask('ecr:DescribeImages', { repositoryName: id })) {
            bytes += imageDetails.reduce((sum, { imageSizeInBytes = 0 }) => sum + imageSizeInBytes, 0);
          }
          yield {
            id,
            arn: repositoryArn,
            fate: 'stored',
            state: sizeOf(bytes),
            cost: [['ecr/stored', bytes / GB]],
            remove: command('aws ecr delete-repository --force --repository-name', id),
          };
        }
      }
    },
  }),
];

/** A bucket that lets nobody read it is found all the same. */
async function contentsOf(
  ask: Ask<BucketCalls>,
  Bucket: string,
  region: string | undefined,
): Promise<Contents | { readonly refused: string }> {
  try {
    let [objects, bytes, old, pages, uploads, more, standard] = [0, 0, 0, 0, 0, false, true];
    for await (const page of ask('s3:ListObjectVersions', { Bucket }, region)) {
      const { Versions = [], DeleteMarkers = [], IsTruncated } = page;
      pages += 1;
      objects += Versions.filter(({ IsLatest }) => IsLatest).length;
      old += Versions.filter(({ IsLatest }) => !IsLatest).length + DeleteMarkers.length;
      bytes += Versions.reduce((sum, { Size = 0 }) => sum + Size, 0);
      standard &&= Versions.every(({ StorageClass = 'STANDARD' }) => StorageClass === 'STANDARD');
      if (pages === MOST_PAGES && IsTruncated) {
        more = true;
        break;
      }
    }
    for await (const { Uploads = [] } of ask('s3:ListMultipartUploads', { Bucket }, region)) uploads += Uploads.length;
    return { objects, bytes, old, uploads, more, standard };
  } catch (error) {
    const { name, message } = error as Error;
    return { refused: `${name}: ${message}` };
  }
}

function noteOf({ old, uploads, more }: Contents): Sentence | undefined {
  if (old === 0 && uploads === 0) return undefined;
  const least = more ? { en: 'at least ', ko: '최소 ' } : { en: '', ko: '' };
  return {
    en: [
      ...(old > 0 ? [`${least.en}${old} old versions and delete markers: press Empty in the S3 console first`] : []),
      ...(uploads > 0 ? [`${uploads} unfinished uploads, which cost and are not in its size`] : []),
    ].join('; '),
    ko: [
      ...(old > 0 ? [`이전 버전과 삭제 마커 ${least.ko}${old}개. S3 콘솔에서 먼저 '비우기(Empty)'을 누르세요`] : []),
      ...(uploads > 0 ? [`끝나지 않은 업로드 ${uploads}개. 크기에는 들어 있지 않지만 요금이 나옵니다`] : []),
    ].join('. '),
  };
}

/** A size as people read it. */
export function sizeOf(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** step;
  return `${step === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[step]}`;
}
