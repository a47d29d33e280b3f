import type { Mistakes } from '../support/mistakes';

/** What people wrote, what their shells made of it, and what they must read. */
export const asyncMistakes: Mistakes = {
  maxConcurrency: [
    ['0', /too small; at least 2;/],
    ['1001', /too big; at most 1000;/],
    ['2.5', /not a whole number/],
    ['1,000', /this\? -c async\.maxConcurrency=1000$/],
    ['5 workers', /=5$/],
    ['５', /full-width/, /=5$/],
    ['five', /digits and a point/],
    ['Infinity', /not a number/],
    [Number.POSITIVE_INFINITY, /^async\.maxConcurrency: Infinity /],
    [null, /null is not/],
  ],
  maxWorkers: [
    ['0', /at least 1;/],
    ['8', /no effect with worker "lambda"/, /-c async\.worker=ec2$/],
  ],
  worker: [
    ['EC2', /this\? -c async\.worker=ec2$/],
    ['ㄷㅊ2', /Korean letters/, /=ec2$/],
    ['lamda', /=lambda$/],
    ['fargate', /use one of lambda, ec2$/],
    ['ec2 ', /blank/, /=ec2$/],
  ],
  architecture: [
    ['arm', /=arm64$/],
    ['x86', /=x86_64$/],
    ['amd64', /=x86_64$/],
    ['x86-64', /=x86_64$/],
    ['mips', /use one of/],
  ],
  senderEmail: [
    ['noreply@example', /not an e-mail address/],
    ['Noreply <noreply@corp.example.org>', /-c async\.senderEmail=noreply@corp\.example\.org$/],
    ['a@b.co,c@d.co', /one and alone/],
    ['noreply＠b.co', /full-width/, /=noreply@b\.co$/],
    ['', /empty/],
  ],
  senderIdentity: [['existing', /names no sender/, /-c async\.senderEmail=/]],
};
