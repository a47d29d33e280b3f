import { bareId } from '../../model/bare-id';
import { type Entry, entriesOf } from '../../model/entries';
import type { StackModel } from '../../model/template';
import { foundIn, named } from './names';
import { nearestFirst } from './nearest-first';
import { waysTo } from './public-ways';
import { QuestionError } from './question-error';
import { answerReach, type ReachLine, reachable } from './reach-question';
import { everythingOf, partOf } from './things';

/** "Does <who> reach <what>?" */
export interface ReachAsked {
  /** `internet`, or something of the network. @default - whoever there is */
  readonly who?: string;
  /** @default - everything of the template */
  readonly what?: string;
  readonly port?: string;
}

export interface ReachList {
  readonly asked: { readonly who: string; readonly what: string; readonly port: string };
  readonly connections: readonly ReachLine[];
  /** Ways in that stand in no security group: routes of APIs, distributions. */
  readonly entries: readonly Entry[];
}

const INTERNET = ['internet', 'anybody', 'everybody', 'anyone', '인터넷', '누구나', '아무나'];

/**
 * Asks security groups, routes and public ways in.
 *
 * @throws QuestionError when a field cannot be understood
 * @throws UndecidableError when the template holds what cannot be read
 */
export function reachList(stack: StackModel, { who = '', what = '', port = '' }: ReachAsked): ReachList {
  const fromInternet = INTERNET.includes(who.normalize('NFC').trim().toLowerCase());
  const doors = [...new Set(entriesOf(stack).map(({ logicalId }) => logicalId))].map(nameAndId);
  const inNetwork = reachable(stack);
  const target = what.trim() === '' ? undefined : targetNamed(stack, [...inNetwork, ...doors], what);
  const source = fromInternet || who.trim() === '' ? undefined : named(inNetwork, 'who', who);
  const asksNetwork = target === undefined || foundIn(inNetwork, target.name) !== undefined;
  const answered = answerReach(stack, { ...(asksNetwork && target && { what: target.name }), port });
  const connections = asksNetwork
    ? answered.connections.filter(({ way, from }) => {
        if (fromInternet) return way === 'fromInternet' || way === 'fromCloudFront';
        return source === undefined || from === source.name;
      })
    : [];
  const entries = source ? [] : target ? waysTo(stack, target.logicalId) : entriesOf(stack);
  return {
    asked: {
      who: fromInternet ? 'internet' : (source?.name ?? ''),
      what: target?.name ?? '',
      port: answered.asked.port,
    },
    connections,
    entries: entries.filter((entry) => entry.who !== 'the network' && isDoorOf(stack, entry, answered.asked.port)),
  };
}

function targetNamed(stack: StackModel, reachables: readonly Named[], what: string): Named {
  if (!foundIn(reachables, what) && (foundIn(everythingOf(stack), what) || partOf(stack, what))) {
    throw new QuestionError(
      'notInNetwork',
      'reach',
      what,
      nearestFirst(
        what,
        reachables.map(({ name }) => name),
      ),
    );
  }
  return named(reachables, 'reach', what);
}

interface Named {
  readonly name: string;
  readonly logicalId: string;
}

/** Load balancers stand among the connections. The other ways in are by HTTPS, which distributions send HTTP on to. */
function isDoorOf(stack: StackModel, { logicalId }: Entry, port: string): boolean {
  const type = stack.resources.get(logicalId)!.type;
  if (type === 'AWS::ElasticLoadBalancingV2::LoadBalancer') return false;
  return ['', 'tcp 443', ...(type === 'AWS::CloudFront::Distribution' ? ['tcp 80'] : [])].includes(port);
}

function nameAndId(logicalId: string): { readonly name: string; readonly logicalId: string } {
  return { name: bareId(logicalId), logicalId };
}
