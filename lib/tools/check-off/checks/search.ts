import { domainParts, searchCapacityPart } from '../../prices/parts-of';
import { type Check, check } from '../check';
import { eachOf } from '../each-of';
import { BEDROCK, KNOWLEDGE_BASES, SEARCH_SERVERLESS } from '../offered-regions';
import { command } from '../shell-command';

/** DescribeDomains and BatchGetCollection take so many names. */
const DOMAINS_AT_ONCE = 5;
const COLLECTIONS_AT_ONCE = 100;
/** What a classic collection pays for at least, however idle: indexing and search, and as much again as standby. */
const LEAST_CAPACITY = { ENABLED: 2, DISABLED: 1 };

export const search: readonly Check[] = [
  check({
    id: 'search-domains',
    title: { en: 'OpenSearch domains', ko: 'OpenSearch 도메인' },
    scope: 'region',
    looksAt: ['es:domain/'],
    calls: ['opensearch:ListDomainNames', 'opensearch:DescribeDomains'],
    async *find(ask) {
      for await (const { DomainNames = [] } of ask('opensearch:ListDomainNames', {})) {
        const names = inGroups(
          DomainNames.map(({ DomainName = '' }) => DomainName),
          DOMAINS_AT_ONCE,
        );
        const described = eachOf(names, (group) => ask('opensearch:DescribeDomains', { DomainNames: group }));
        for await (const { DomainStatusList = [] } of described) {
          for (const { DomainName: id = '', ARN, Deleted, ClusterConfig = {}, EBSOptions = {} } of DomainStatusList) {
            const { InstanceType, InstanceCount = 1, DedicatedMasterType, DedicatedMasterCount = 0 } = ClusterConfig;
            yield {
              id,
              arn: ARN,
              fate: Deleted ? 'going' : 'billed',
              state: `${InstanceCount} x ${InstanceType}`,
              ...(!Deleted && {
                cost: domainParts({
                  instanceType: String(InstanceType),
                  instances: InstanceCount,
                  masterType: DedicatedMasterType,
                  masters: ClusterConfig.DedicatedMasterEnabled ? DedicatedMasterCount : 0,
                  volumeType: String(EBSOptions.VolumeType),
                  gigabytes: EBSOptions.VolumeSize ?? 0,
                  iops: EBSOptions.Iops,
                  throughput: EBSOptions.Throughput,
                }),
              }),
              remove: command('aws opensearch delete-domain --domain-name', id),
            };
          }
        }
      }
    },
  }),
  check({
    id: 'search-collections',
    title: { en: 'OpenSearch Serverless collections', ko: 'OpenSearch Serverless 컬렉션' },
    scope: 'region',
    looksAt: ['aoss:collection/'],
    offeredIn: SEARCH_SERVERLESS,
    calls: ['serverless:ListCollections', 'serverless:BatchGetCollection'],
    async *find(ask) {
      // Collections share their capacity: the first one that asks for some pays the least of it.
      let paid = false;
      for await (const { collectionSummaries = [] } of ask('serverless:ListCollections', {})) {
        const ids = inGroups(
          collectionSummaries.map(({ id = '' }) => id),
          COLLECTIONS_AT_ONCE,
        );
        const described = eachOf(ids, (group) => ask('serverless:BatchGetCollection', { ids: group }));
        for await (const { collectionDetails = [] } of described) {
          for (const { id = '', name, arn, status, type, standbyReplicas, collectionGroupName } of collectionDetails) {
            const going = status === 'DELETING';
            const classic = !collectionGroupName;
            const least = LEAST_CAPACITY[standbyReplicas === 'DISABLED' ? 'DISABLED' : 'ENABLED'];
            yield {
              id,
              arn,
              name,
              fate: going ? 'going' : classic ? 'billed' : 'stored',
              state: `${type}, ${status}`,
              ...(!going && {
                cost: [
                  classic
                    ? ['opensearch-serverless/ocu', paid ? 0 : least]
                    : ['opensearch-serverless/stored', Number.NaN],
                ],
              }),
              ...(classic &&
                paid && {
                  note: { en: 'shares the capacity of the first one', ko: '첫 번째 컬렉션과 용량을 함께 씁니다' },
                }),
              remove: command('aws opensearchserverless delete-collection --id', id),
            };
            if (classic && !going) paid = true;
          }
        }
      }
    },
  }),
  check({
    id: 'search-collection-groups',
    title: { en: 'OpenSearch Serverless collection groups', ko: 'OpenSearch Serverless 컬렉션 그룹' },
    scope: 'region',
    looksAt: ['aoss:collection-group/'],
    offeredIn: SEARCH_SERVERLESS,
    calls: ['serverless:ListCollectionGroups'],
    async *find(ask) {
      for await (const { collectionGroupSummaries = [] } of ask('serverless:ListCollectionGroups', {})) {
        for (const { id = '', name, arn, capacityLimits } of collectionGroupSummaries) {
          const { minIndexingCapacityInOCU = 0, minSearchCapacityInOCU = 0 } = capacityLimits ?? {};
          const part = searchCapacityPart(minIndexingCapacityInOCU, minSearchCapacityInOCU);
          const [, least] = part;
          yield {
            id,
            arn,
            name,
            fate: least > 0 ? 'billed' : 'unused',
            state: `${least} OCU at least`,
            cost: [part],
            remove: command('aws opensearchserverless delete-collection-group --id', id),
          };
        }
      }
    },
  }),
  check({
    id: 'vector-buckets',
    title: { en: 'S3 vector buckets', ko: 'S3 벡터 버킷' },
    scope: 'region',
    looksAt: ['s3vectors:bucket/'],
    offeredIn: KNOWLEDGE_BASES,
    calls: ['s3vectors:ListVectorBuckets'],
    async *find(ask) {
      for await (const { vectorBuckets = [] } of ask('s3vectors:ListVectorBuckets', {})) {
        for (const { vectorBucketName: id = '', vectorBucketArn } of vectorBuckets) {
          yield {
            id,
            arn: vectorBucketArn,
            fate: 'stored',
            cost: [['s3vectors/stored', Number.NaN]],
            note: { en: 'its indexes have to be deleted first', ko: '인덱스를 먼저 삭제해야 합니다' },
            remove: command('aws s3vectors delete-vector-bucket --vector-bucket-name', id),
          };
        }
      }
    },
  }),
  check({
    id: 'knowledge-bases',
    title: { en: 'Bedrock knowledge bases', ko: 'Bedrock 지식 기반' },
    scope: 'region',
    looksAt: ['bedrock:knowledge-base/'],
    offeredIn: KNOWLEDGE_BASES,
    calls: ['bedrockagent:ListKnowledgeBases'],
    async *find(ask, { region, account }) {
      for await (const { knowledgeBaseSummaries = [] } of ask('bedrockagent:ListKnowledgeBases', {})) {
        for (const { knowledgeBaseId: id = '', name, status } of knowledgeBaseSummaries) {
          yield {
            id,
            arn: `arn:aws:bedrock:${region}:${account}:knowledge-base/${id}`,
            name,
            fate: status === 'DELETING' ? 'going' : 'unused',
            state: status,
            note: {
              en: 'its vector store stays when it is deleted: see the collections and vector buckets',
              ko: '삭제해도 벡터 저장소는 남습니다. 컬렉션과 벡터 버킷을 확인하세요',
            },
            remove: command('aws bedrock-agent delete-knowledge-base --knowledge-base-id', id),
          };
        }
      }
    },
  }),
  check({
    id: 'provisioned-models',
    title: { en: 'Bedrock provisioned throughput', ko: 'Bedrock 프로비저닝된 처리량' },
    scope: 'region',
    looksAt: ['bedrock:provisioned-model/'],
    offeredIn: BEDROCK,
    calls: ['bedrock:ListProvisionedModelThroughputs'],
    async *find(ask) {
      for await (const page of ask('bedrock:ListProvisionedModelThroughputs', {})) {
        for (const {
          provisionedModelArn: arn = '',
          provisionedModelName: name,
          status,
          modelUnits,
        } of page.provisionedModelSummaries ?? []) {
          yield {
            id: arn,
            arn,
            name,
            fate: 'billed',
            state: `${modelUnits} model units, ${status}`,
            cost: [['bedrock/provisioned', modelUnits ?? 1]],
            remove: command('aws bedrock delete-provisioned-model-throughput --provisioned-model-id', arn),
          };
        }
      }
    },
  }),
];

function inGroups(names: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(names.length / size) }, (_, group) =>
    names.slice(group * size, (group + 1) * size),
  );
}
