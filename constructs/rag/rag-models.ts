import type { Role } from 'aws-cdk-lib/aws-iam';
import type { Region } from '../../lib/config/regions';
import { EMBEDDING_MODELS, type ModelAccess, RERANK_MODEL } from '../../lib/rag/domain/model-offers';
import type { RagSettings } from '../../lib/rag/settings';
import { answerModel, calledAs, embeddingModel } from './model-access';
import { allowModel } from './model-grants';

/** The models of a deployment: what programs call them, and who may. */
export class RagModels {
  readonly environment: { readonly EMBEDDING_MODELS: string };
  readonly answerModel: string;
  private readonly answering: ModelAccess;
  private readonly embedding: readonly ModelAccess[];

  constructor({ answerModel: writes, embeddingModel: finds, processing }: RagSettings, region: Region) {
    this.answering = answerModel(writes, processing, region);
    // That of the deployment first; the others, because an index that they made may still be asked.
    const others = EMBEDDING_MODELS.filter((name) => name !== finds);
    this.embedding = [finds, ...others].map((name) => embeddingModel(name, processing, region));
    this.answerModel = calledAs(this.answering);
    this.environment = { EMBEDDING_MODELS: this.embedding.map(calledAs).join(',') };
  }

  /**
   * Lets a role write answers.
   *
   * @param guardrail - version that has to look at each. Left out where there is none
   */
  grantAnswer(role: Role, guardrail?: string): void {
    allowModel(role, this.answering, 'bedrock:InvokeModelWithResponseStream', guardrail);
  }

  /** Lets a role have passages put in order by a further model. */
  grantRerank(role: Role): void {
    allowModel(role, { modelId: RERANK_MODEL }, 'bedrock:InvokeModel');
  }

  /** Lets a role put text into the space of any embedding model that an index may have been made with. */
  grantEmbed(role: Role): void {
    for (const model of this.embedding) allowModel(role, model, 'bedrock:InvokeModel');
  }
}
