import type { Mistakes } from '../support/mistakes';

/** What people wrote, what their shells made of it, and what they must read. */
export const uploadMistakes: Mistakes = {
  signIn: [
    ['Cognito', /=cognito$/],
    ['google', /use one of none, iam, cognito$/],
    ['cognito ', /blank/, /=cognito$/],
  ],
  accept: [
    ['image', /=images$/],
    ['pdf', /use one of images, all$/],
  ],
  maxImageMiB: [
    ['0', /too small; at least 1;/],
    ['51', /too big; at most 50;/],
    ['20MB', /digits/],
    ['２０', /full-width/, /=20$/],
  ],
  maxFileMiB: [
    ['1025', /too big; at most 1024;/],
    ['1GB', /digits/],
  ],
  transform: [
    ['lambda@edge', /use one of edge, regional$/],
    ['Edge', /=edge$/],
  ],
  issuer: [
    ['fargate', /use one of lambda, ec2$/],
    ['EC2', /=ec2$/],
  ],
  architecture: [['amd64', /=x86_64$/]],
};
