import { at } from '../property-path';
import { networkInterfaces } from '../reach/network-interfaces';
import { portsText } from '../reach/ports';
import { type Connection, connections } from '../reach/reach';
import { subnetKinds } from '../reach/routes';
import { referencedId } from '../references';
import { resourcesOfType } from '../template';
import type { EdgeDraft, Reading } from './edge-drafts';

/** Everywhere on the internet, as rules write it. */
const ANYWHERE = ['0.0.0.0/0', '::/0'];

/** What the rules of a network let through, by the things that reach one another. A door without a path to it is none yet. */
export function reachable({ stack, ownerOf, place }: Reading): readonly EdgeDraft[] {
  const { model } = stack;
  const kinds = subnetKinds(model);
  const interfaces = networkInterfaces(model);
  const nat = resourcesOfType(model, 'AWS::EC2::NatGateway')[0];
  const kindOf = (holder: string) =>
    interfaces.find((each) => each.holder === holder)?.subnets.map((subnet) => kinds.get(subnet)) ?? [];

  const found = connections(model).flatMap(draftsOf);
  const gateways: EdgeDraft[] = nat
    ? [
        {
          from: ownerOf(nat.logicalId),
          to: { outside: 'outside/internet' },
          meaning: 'reaches out',
          made: place(nat.logicalId),
        },
      ]
    : [];
  return [...found, ...gateways];

  function draftsOf({ way, from, to, ports, groups, through }: Connection): EdgeDraft[] {
    const said = { ports: [portsText(ports)], made: place(groups.at(-1)!) };
    switch (way) {
      case 'inside':
        return [{ from: ownerOf(from), to: ownerOf(to), meaning: 'may reach', ...said }];
      case 'fromInternet': {
        const outside = ANYWHERE.includes(from) ? 'outside/everybody' : `outside/${from}`;
        return [{ from: { outside }, to: ownerOf(to), meaning: 'may reach', ...said }];
      }
      case 'fromCloudFront':
        return resourcesOfType(model, 'AWS::CloudFront::VpcOrigin')
          .filter(({ properties }) => referencedId(at(properties, 'VpcOriginEndpointConfig', 'Arn')) === to)
          .map(({ logicalId }) => ({ from: ownerOf(logicalId), to: ownerOf(to), meaning: 'may reach', ...said }));
      case 'byGroup':
        return [{ from: ownerOf(from.replace(/^members of /, '')), to: ownerOf(to), meaning: 'may reach', ...said }];
      case 'latent':
        return [];
      case 'outward': {
        // A list of addresses stands for a service behind an endpoint of the network, which no packet leaves.
        if (!ANYWHERE.includes(to) || kindOf(from).every((kind) => kind === 'isolated')) return [];
        const between = through ?? (kindOf(from).includes('public') ? undefined : nat?.logicalId);
        const target = between === undefined ? { outside: 'outside/internet' } : ownerOf(between);
        return [{ from: ownerOf(from), to: target, meaning: 'reaches out', ...said }];
      }
    }
  }
}
