import type { Mistakes } from '../support/mistakes';

/** What people wrote, what their shells made of it, and what they must read. */
export const ragMistakes: Mistakes = {
  store: [
    ['Serverless', /=serverless$/],
    ['opensearch', /use one of serverless, domain$/],
  ],
  maxOcu: [['3', /2.*4.*8.*16/]],
  reach: [['public', /use one of internet, network$/]],
  answerModel: [['haiku', /use one of claude-haiku-5-5, claude-sonnet-5-5$/]],
  embeddingModel: [['titan', /=titan-embed-text-v2$/]],
  processing: [['Global', /=global$/]],
  dailyTokens: [
    ['1,000,000', /digits/],
    ['100', /too small; at least 10000;/],
  ],
  compute: [
    ['EC2', /=ec2$/],
    ['servers', /use one of lambda, ec2$/],
  ],
  architecture: [['amd64', /=x86_64$/]],
};
