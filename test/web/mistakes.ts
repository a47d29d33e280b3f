import type { Mistakes } from '../support/mistakes';

/** What people wrote, what their shells made of it, and what they must read. */
export const webMistakes: Mistakes = {
  database: [
    ['Postgres', /this\? -c web\.database=postgres$/],
    ['postgresql', /=postgres$/],
    ['mariadb', /use one of postgres, mysql$/],
    ['mysql ', /blank/, /=mysql$/],
  ],
  databaseSize: [
    ['db.t4g.micro', /use one of micro, small, medium$/],
    ['Small', /=small$/],
  ],
  egress: [
    ['nat', /use one of nat-instance, nat-gateway$/],
    ['nat gateway', /=nat-gateway$/],
  ],
  architecture: [['amd64', /=x86_64$/]],
  minInstances: [
    ['0', /too small; at least 1;/],
    ['２', /full-width/, /=2$/],
  ],
  maxInstances: [
    ['21', /too big; at most 20;/],
    ['2', /2 leaves no room beside minInstances 2/, /-c web\.maxInstances=3$/],
    ['6', /6 servers with 10 connections each/, /at most 5: -c web\.maxInstances=5$/],
    ['many', /digits and a point/],
  ],
  domainName: [
    ['guestbook.example.com', /needs the hosted zone/, /-c web\.hostedZoneId=/],
    ['방명록.한국', /as xn--/],
    ['xn--9d0bm53a9ss.xn--3e0b707e', /needs the hosted zone/],
    ['https://guestbook.example.com', /not the name of a domain/],
  ],
  hostedZoneId: [
    ['Z0123456789ABCDEFGHIJ', /no effect without a name/, /-c web\.domainName=/],
    ['example.com', /not the id of a Route 53 hosted zone/],
  ],
};
