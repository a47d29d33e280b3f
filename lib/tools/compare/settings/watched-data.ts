import type { Sentence } from '../../../config/sentence';
import {
  look,
  more,
  mustBe,
  mustBeOff,
  mustBeOn,
  mustBeStatedOff,
  mustHold,
  mustNotBeOff,
  mustStay,
  ranked,
} from './judges';
import { GUARDED, KEEPING, row, type Watched } from './watched';

const ENCRYPTION: Sentence = { en: 'encryption at rest', ko: '저장 시 암호화' };
const KEY: Sentence = { en: 'encryption key', ko: '암호화 키' };
const BACKUPS: Sentence = { en: 'days of backups', ko: '백업 보관 일수' };
const PROTECTION: Sentence = { en: 'deletion protection', ko: '삭제 방지' };

const NEVER_EXPIRES = Number.POSITIVE_INFINITY;

/** What keeps data, and what keeps others from it. */
export const WATCHED_DATA: readonly Watched[] = [
  row(/^AWS::RDS::DB(Instance|Cluster)$/, 'StorageEncrypted', 'data', mustBeOn, GUARDED, ENCRYPTION),
  row(/^AWS::RDS::DBInstance$/, 'BackupRetentionPeriod', 'data', more(1), KEEPING, BACKUPS),
  row(/^AWS::RDS::DBCluster$/, 'BackupRetentionPeriod', 'data', more(1), KEEPING, BACKUPS),
  row(/^AWS::RDS::DB(Instance|Cluster)$/, 'DeletionProtection', 'data', mustBeOn, KEEPING, PROTECTION),
  row(/^AWS::RDS::DBInstance$/, 'DeleteAutomatedBackups', 'data', mustBeStatedOff, KEEPING, {
    en: 'backups go with the database',
    ko: '데이터베이스와 함께 백업 삭제',
  }),
  row(
    /^AWS::DynamoDB::(Global)?Table$/,
    '(Replicas.)?DeletionProtectionEnabled',
    'data',
    mustBeOn,
    KEEPING,
    PROTECTION,
  ),
  row(
    /^AWS::DynamoDB::(Global)?Table$/,
    '(Replicas.)?PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled',
    'data',
    mustBeOn,
    KEEPING,
    { en: 'point-in-time recovery', ko: '특정 시점 복구(PITR)' },
  ),
  row(/^AWS::DynamoDB::(Global)?Table$/, 'TimeToLiveSpecification.Enabled', 'data', mustBeOff, KEEPING, {
    en: 'rows expire',
    ko: '항목 만료(TTL)',
  }),
  row(/^AWS::DynamoDB::(Global)?Table$/, 'SSESpecification.SSEEnabled', 'data', mustBeOn, GUARDED, KEY),
  row(
    /^AWS::(EC2::Instance|EC2::LaunchTemplate)$/,
    '(LaunchTemplateData.)?DisableApiTermination',
    'data',
    mustBeOn,
    KEEPING,
    {
      en: 'termination protection',
      ko: '종료 방지',
    },
  ),
  row(/^AWS::EFS::FileSystem$/, 'BackupPolicy.Status', 'data', mustBeOn, KEEPING, { en: 'backups', ko: '백업' }),
  row(/^AWS::S3::Bucket$/, 'ReplicationConfiguration', 'data', mustBe, KEEPING, {
    en: 'copies in another bucket',
    ko: '다른 버킷의 복제본',
  }),
  row(/^AWS::Lambda::Function$/, 'KmsKeyArn', 'data', mustBe, GUARDED, KEY),
  // What no bucket says, S3 encrypts with keys of its own.
  row(
    /^AWS::S3::Bucket$/,
    'BucketEncryption.ServerSideEncryptionConfiguration.ServerSideEncryptionByDefault.SSEAlgorithm',
    'data',
    ranked(['AES256', 'aws:kms', 'aws:kms:dsse']),
    GUARDED,
    ENCRYPTION,
  ),
  row(
    /^AWS::S3::Bucket$/,
    'BucketEncryption.ServerSideEncryptionConfiguration.ServerSideEncryptionByDefault.KMSMasterKeyID',
    'data',
    mustBe,
    GUARDED,
    KEY,
  ),
  row(/^AWS::S3::Bucket$/, 'VersioningConfiguration.Status', 'data', mustBeOn, KEEPING, {
    en: 'versions of objects',
    ko: '버전 관리',
  }),
  row(/^AWS::S3::Bucket$/, 'ObjectLockEnabled', 'data', mustBeOn, KEEPING, { en: 'object lock', ko: '객체 잠금' }),
  row(/^AWS::S3::Bucket$/, 'LoggingConfiguration', 'data', mustBe, GUARDED, { en: 'access log', ko: '액세스 로그' }),
  row(/^AWS::Logs::LogGroup$/, 'RetentionInDays', 'data', more(NEVER_EXPIRES), KEEPING, {
    en: 'days that logs are kept',
    ko: '로그 보존 일수',
  }),
  row(
    /^AWS::(Logs::LogGroup|SNS::Topic|SecretsManager::Secret|SSM::Parameter)$/,
    'Kms(Master)?KeyId',
    'data',
    mustBe,
    GUARDED,
    KEY,
  ),
  row(/^AWS::SQS::Queue$/, 'SqsManagedSseEnabled', 'data', mustNotBeOff, GUARDED, ENCRYPTION),
  row(/^AWS::SQS::Queue$/, 'KmsMasterKeyId', 'data', mustBe, GUARDED, KEY),
  row(/^AWS::SQS::Queue$/, 'MessageRetentionPeriod', 'data', more(345_600), KEEPING, {
    en: 'seconds that messages are kept',
    ko: '메시지 보존 시간(초)',
  }),
  row(/^AWS::SQS::Queue$/, 'RedrivePolicy', 'data', mustStay, KEEPING, {
    en: 'dead-letter queue',
    ko: '배달 못한 편지 대기열(DLQ)',
  }),
  row(
    /^AWS::EC2::LaunchTemplate$/,
    'LaunchTemplateData.BlockDeviceMappings.Ebs.Encrypted',
    'data',
    mustBeOn,
    GUARDED,
    ENCRYPTION,
  ),
  row(/^AWS::EC2::Instance$/, 'BlockDeviceMappings.Ebs.Encrypted', 'data', mustBeOn, GUARDED, ENCRYPTION),
  row(/^AWS::(EC2::Volume|EFS::FileSystem)$/, 'Encrypted', 'data', mustBeOn, GUARDED, ENCRYPTION),
  row(/^AWS::OpenSearchService::Domain$/, 'EncryptionAtRestOptions.Enabled', 'data', mustBeOn, GUARDED, ENCRYPTION),
  row(
    /^AWS::EC2::(Instance|LaunchTemplate)$/,
    '(LaunchTemplateData.)?BlockDeviceMappings.Ebs.DeleteOnTermination',
    'data',
    mustBeStatedOff,
    KEEPING,
    { en: 'disks go with the machine', ko: '인스턴스와 함께 디스크 삭제' },
  ),
  row(/^AWS::DynamoDB::GlobalTable$/, 'Replicas.Region', 'data', mustHold, KEEPING, {
    en: 'regions with a copy of the table',
    ko: '테이블 복제본이 있는 리전',
  }),
  row(/^AWS::DynamoDB::(Global)?Table$/, 'TimeToLiveSpecification.AttributeName', 'data', look, KEEPING, {
    en: 'what says when rows expire',
    ko: '항목 만료(TTL) 속성',
  }),
  row(/^AWS::OpenSearchServerless::Collection$/, 'DeletionProtection', 'data', mustBeOn, KEEPING, PROTECTION),
  row(/^AWS::Logs::LogGroup$/, 'DeletionProtectionEnabled', 'data', mustBeOn, KEEPING, PROTECTION),
  row(/^AWS::Logs::LogGroup$/, 'DataProtectionPolicy', 'data', mustBe, GUARDED, {
    en: 'masking of what is sensitive in logs',
    ko: '로그의 민감 정보 마스킹',
  }),
  row(
    /^AWS::ElasticLoadBalancingV2::LoadBalancer$/,
    'LoadBalancerAttributes.deletion_protection.enabled',
    'data',
    mustBeOn,
    KEEPING,
    PROTECTION,
  ),
  row(
    /^AWS::KinesisFirehose::DeliveryStream$/,
    'DeliveryStreamEncryptionConfigurationInput.KeyType',
    'data',
    ranked(['(none)', 'AWS_OWNED_CMK', 'CUSTOMER_MANAGED_CMK']),
    GUARDED,
    ENCRYPTION,
  ),
  row(
    /^AWS::Lambda::(Function|EventInvokeConfig|EventSourceMapping)$/,
    '(DeadLetterConfig|DestinationConfig.OnFailure)',
    'data',
    mustStay,
    KEEPING,
    {
      en: 'where what failed is kept',
      ko: '실패한 이벤트를 보관할 대상',
    },
  ),
  row(/^AWS::SNS::Subscription$/, 'RedrivePolicy', 'data', mustStay, KEEPING, {
    en: 'dead-letter queue',
    ko: '배달 못한 편지 대기열(DLQ)',
  }),
  row(/^AWS::Cognito::UserPool$/, 'DeletionProtection', 'data', mustBeOn, KEEPING, PROTECTION),
  row(/^AWS::KMS::Key$/, 'PendingWindowInDays', 'data', more(30), KEEPING, {
    en: 'days before a deleted key is gone',
    ko: '키 삭제 대기 일수',
  }),
  row(/^AWS::SecretsManager::RotationSchedule$/, 'RotationRules', 'data', look, GUARDED, {
    en: 'rotation of the secret',
    ko: '보안 암호 교체',
  }),
];
