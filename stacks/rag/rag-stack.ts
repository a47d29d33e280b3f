import { RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { AnswerGuardrail } from '../../constructs/rag/answer-guardrail';
import { DocumentFiles } from '../../constructs/rag/document-files';
import { DocumentLedger } from '../../constructs/rag/document-ledger';
import { DocumentNews } from '../../constructs/rag/document-news';
import { DocumentReader } from '../../constructs/rag/document-reader';
import { IndexPreparation } from '../../constructs/rag/index-preparation';
import { PassageCollection } from '../../constructs/rag/passage-collection';
import { PassageDomain } from '../../constructs/rag/passage-domain';
import type { PassageHost } from '../../constructs/rag/passage-host';
import { ragAnswers } from '../../constructs/rag/rag-answers';
import { RagApi } from '../../constructs/rag/rag-api';
import { RagModels } from '../../constructs/rag/rag-models';
import { RagNetwork } from '../../constructs/rag/rag-network';
import { TenantPolicies } from '../../constructs/rag/tenant-policies';
import { TokenWatch } from '../../constructs/rag/token-watch';
import { AccessLogBucket } from '../../constructs/shared/access-log-bucket';
import { AlarmTopic } from '../../constructs/shared/alarm-topic';
import { ApiAccountLogging } from '../../constructs/shared/api-account-logging';
import { RowDashboard } from '../../constructs/shared/row-dashboard';
import { stackOutputs } from '../../constructs/shared/stack-outputs';
import type { ModeSettings } from '../../lib/config/mode';
import type { Region } from '../../lib/config/regions';
import type { RagSettings } from '../../lib/rag/settings';
import type { PatternStackProps } from '../pattern-stack';
import { ragOutputs } from './rag-outputs';

/**
 * Answers from your own documents.
 *
 *     documents -> queue -> reader -> passages (OpenSearch)
 *                              \-> ledger <-\      |
 *     question -> API -> search -> ledger, passages -> model -> answer with its sources
 */
export class RagStack extends Stack {
  /** What an account test needs to know of the deployed stack. */
  readonly api: RagApi;
  readonly policies: readonly TenantPolicies[];

  constructor(scope: Construct, id: string, props: PatternStackProps<RagSettings>) {
    super(scope, id, props);
    const { settings, mode } = props;
    const { architecture, tenants } = settings;
    const alarms = new AlarmTopic(this, 'Alarms', { email: props.alarmEmail });
    const accessLogs = new AccessLogBucket(this, 'AccessLogs', { retentionDays: mode.logRetentionDays });

    const news = new DocumentNews(this, 'Documents');
    const files = new DocumentFiles(this, 'Files', { accessLogs, news: news.queue });
    const ledger = new DocumentLedger(this, 'Ledger');
    const network =
      settings.reach === 'network' || settings.compute === 'ec2'
        ? new RagNetwork(this, 'Network', { mode, settings })
        : undefined;
    const storeNetwork = network?.leadsToStore ? network : undefined;
    const passages = this.passages(settings, mode, storeNetwork);
    const models = new RagModels(settings, this.region as Region);
    const guardrail = settings.guardrail ? new AnswerGuardrail(this, 'Answers') : undefined;

    const prepared = new IndexPreparation(this, 'Prepare', {
      passages,
      models,
      news,
      network: storeNetwork,
      architecture,
    });
    const reader = new DocumentReader(this, 'Reader', {
      news,
      files,
      ledger,
      passages,
      models,
      tenants,
      network: storeNetwork,
      architecture,
      after: prepared.done,
    });
    const answers = ragAnswers(this, {
      files,
      ledger,
      passages,
      models,
      guardrail,
      settings,
      network,
      accessLogs,
      notifications: alarms.topic,
      mode,
    });
    this.api = new RagApi(this, 'Api', {
      answeredBy: answers.answeredBy,
      whereToLook: settings.compute === 'ec2' ? 'the servers and functions behind it' : 'the functions behind it',
      accountLogging:
        settings.apiGatewayLogRole === 'create' ? new ApiAccountLogging(this, 'ApiAccountLogging') : undefined,
    });
    this.policies = tenants.map((tenant) => new TenantPolicies(this, `Tenant-${tenant}`, { tenant, api: this.api }));
    const tokens = new TokenWatch(this, 'Tokens', { models, settings });

    alarms.watch(
      ...this.api.alarms,
      ...answers.alarms,
      ...news.alarms,
      ...reader.alarms,
      ...passages.alarms,
      ...tokens.alarms,
    );
    const { dashboard } = new RowDashboard(this, 'Dashboard', {
      rows: [this.api.graphs, answers.graphs, tokens.graphs, news.graphs, reader.graphs, passages.graphs],
    });
    stackOutputs(
      this,
      ragOutputs(this, {
        api: this.api,
        files: files.bucket,
        news,
        policies: this.policies,
        dashboard,
        given: props.given ?? {},
        mode,
      }),
    );
  }

  /** It goes with the stack in every mode: all that it holds can be made again from the documents. */
  private passages({ store, maxOcu }: RagSettings, mode: ModeSettings, network: RagNetwork | undefined): PassageHost {
    const removalPolicy = RemovalPolicy.DESTROY;
    switch (store) {
      case 'serverless':
        return new PassageCollection(this, 'Passages', {
          maxOcu,
          network: network?.network,
          removalPolicy,
          deletionProtection: mode.deletionProtection,
        });
      case 'domain':
        return new PassageDomain(this, 'PassageDomain', { network: network!.network, mode, removalPolicy });
    }
  }
}
