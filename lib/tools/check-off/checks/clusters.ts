import { type Check, check, tagsOf } from '../check';
import { eachOf } from '../each-of';
import { command } from '../shell-command';

export const clusters: readonly Check[] = [
  check({
    id: 'kubernetes-clusters',
    title: { en: 'EKS clusters', ko: 'EKS 클러스터' },
    scope: 'region',
    looksAt: ['eks:cluster/'],
    calls: ['eks:ListClusters'],
    async *find(ask, { region, account }) {
      for await (const { clusters: names = [] } of ask('eks:ListClusters', {})) {
        for (const id of names) {
          yield {
            id,
            arn: `arn:aws:eks:${region}:${account}:cluster/${id}`,
            fate: 'billed',
            cost: [['eks/cluster', 1]],
            note: {
              en: 'its node groups and Fargate profiles go first; load balancers and volumes that it made stay',
              ko: '노드 그룹과 Fargate 프로파일을 먼저 삭제하세요. 클러스터가 만든 로드 밸런서와 볼륨은 남습니다',
            },
            remove: command('aws eks delete-cluster --name', id),
          };
        }
      }
    },
  }),
  check({
    id: 'container-services',
    title: { en: 'ECS services', ko: 'ECS 서비스' },
    scope: 'region',
    looksAt: ['ecs:service/'],
    calls: ['ecs:ListClusters', 'ecs:ListServices'],
    async *find(ask) {
      for await (const { clusterArns = [] } of ask('ecs:ListClusters', {})) {
        const listed = eachOf(clusterArns, async function* (cluster) {
          for await (const { serviceArns = [] } of ask('ecs:ListServices', { cluster })) {
            for (const arn of serviceArns) yield { cluster, arn };
          }
        });
        for await (const { cluster, arn } of listed) {
          yield {
            id: arn,
            arn,
            name: nameIn(arn),
            fate: 'unused',
            note: {
              en: 'starts new tasks in place of those that are stopped: remove it first',
              ko: '중지된 작업을 새로 시작합니다. 이 서비스를 먼저 삭제하세요',
            },
            remove: command(`aws ecs delete-service --force --cluster ${nameIn(cluster)} --service`, nameIn(arn)),
          };
        }
      }
    },
  }),
  check({
    id: 'container-tasks',
    title: { en: 'ECS tasks on Fargate', ko: 'Fargate의 ECS 작업' },
    scope: 'region',
    looksAt: ['ecs:task/'],
    calls: ['ecs:ListClusters', 'ecs:ListTasks'],
    async *find(ask) {
      for await (const { clusterArns = [] } of ask('ecs:ListClusters', {})) {
        const listed = eachOf(clusterArns, async function* (cluster) {
          for await (const { taskArns = [] } of ask('ecs:ListTasks', { cluster, launchType: 'FARGATE' })) {
            for (const arn of taskArns) yield { cluster, arn };
          }
        });
        for await (const { cluster, arn } of listed) {
          yield {
            id: arn,
            arn,
            fate: 'billed',
            cost: [['ecs/fargate-task', 1]],
            remove: command(`aws ecs stop-task --cluster ${nameIn(cluster)} --task`, arn),
          };
        }
      }
    },
  }),
  check({
    id: 'warehouses',
    title: { en: 'Redshift clusters', ko: 'Redshift 클러스터' },
    scope: 'region',
    looksAt: ['redshift:cluster:'],
    calls: ['redshift:DescribeClusters'],
    async *find(ask) {
      for await (const { Clusters = [] } of ask('redshift:DescribeClusters', {})) {
        for (const { ClusterIdentifier: id = '', ClusterStatus: state, NodeType: type, ...rest } of Clusters) {
          const going = state === 'deleting';
          yield {
            id,
            tags: tagsOf(rest.Tags),
            fate: going ? 'going' : state === 'paused' ? 'stored' : 'billed',
            state: `${rest.NumberOfNodes} x ${type}, ${state}`,
            ...(!going && {
              cost: [[state === 'paused' ? 'redshift/stored' : `redshift/${type}`, rest.NumberOfNodes ?? 1]],
            }),
            remove: command('aws redshift delete-cluster --skip-final-cluster-snapshot --cluster-identifier', id),
          };
        }
      }
    },
  }),
  check({
    id: 'caches',
    title: { en: 'ElastiCache nodes', ko: 'ElastiCache 노드' },
    scope: 'region',
    looksAt: ['elasticache:cluster:', 'elasticache:replicationgroup:'],
    calls: ['elasticache:DescribeCacheClusters'],
    async *find(ask) {
      for await (const { CacheClusters = [] } of ask('elasticache:DescribeCacheClusters', {})) {
        for (const {
          CacheClusterId: id = '',
          ARN,
          CacheNodeType: type,
          CacheClusterStatus,
          ...rest
        } of CacheClusters) {
          const going = CacheClusterStatus === 'deleting';
          yield {
            id,
            arn: ARN,
            fate: going ? 'going' : 'billed',
            state: `${rest.Engine} ${type}, ${CacheClusterStatus}`,
            ...(!going && { cost: [[`elasticache/${type}/${rest.Engine}`, rest.NumCacheNodes ?? 1]] }),
            remove: rest.ReplicationGroupId
              ? command('aws elasticache delete-replication-group --replication-group-id', rest.ReplicationGroupId)
              : command('aws elasticache delete-cache-cluster --cache-cluster-id', id),
          };
        }
      }
    },
  }),
  check({
    id: 'serverless-caches',
    title: { en: 'ElastiCache serverless caches', ko: 'ElastiCache 서버리스 캐시' },
    scope: 'region',
    looksAt: ['elasticache:serverlesscache:'],
    calls: ['elasticache:DescribeServerlessCaches'],
    async *find(ask) {
      for await (const { ServerlessCaches = [] } of ask('elasticache:DescribeServerlessCaches', {})) {
        for (const { ServerlessCacheName: id = '', ARN, Engine, Status } of ServerlessCaches) {
          const going = Status?.toLowerCase() === 'deleting';
          yield {
            id,
            arn: ARN,
            fate: going ? 'going' : 'billed',
            state: `${Engine}, ${Status}`,
            // An empty one pays for the least that it can hold.
            ...(!going && { cost: [[`elasticache/serverless/${Engine}`, 1]] }),
            remove: command('aws elasticache delete-serverless-cache --serverless-cache-name', id),
          };
        }
      }
    },
  }),
  check({
    id: 'streams',
    title: { en: 'Kinesis data streams', ko: 'Kinesis 데이터 스트림' },
    scope: 'region',
    looksAt: ['kinesis:stream/'],
    calls: ['kinesis:ListStreams'],
    async *find(ask) {
      for await (const { StreamSummaries = [] } of ask('kinesis:ListStreams', {})) {
        for (const { StreamName: id = '', StreamARN, StreamStatus, StreamModeDetails } of StreamSummaries) {
          const going = StreamStatus === 'DELETING';
          const mode = StreamModeDetails?.StreamMode ?? 'PROVISIONED';
          yield {
            id,
            arn: StreamARN,
            fate: going ? 'going' : 'billed',
            state: `${mode}, ${StreamStatus}`,
            ...(!going && { cost: [[`kinesis/${mode}`, 1]] }),
            remove: command('aws kinesis delete-stream --enforce-consumer-deletion --stream-name', id),
          };
        }
      }
    },
  }),
];

/** The last part of an ARN. Names of clusters and services hold letters, digits, hyphens and underscores alone. */
function nameIn(arn: string): string {
  return arn.split('/').at(-1)!;
}
