import { bareId } from '../../model/bare-id';
import { networkInterfaces } from '../../model/reach/network-interfaces';
import { type Ports, portsText } from '../../model/reach/ports';
import { type Connection, connections } from '../../model/reach/reach';
import type { StackModel } from '../../model/template';
import { named, placeOf } from './names';
import { QuestionError } from './question-error';

/** "Who reaches <what>?" */
export interface ReachQuestion {
  /**
   * Something with an interface in the network.
   * @default - everything of the template
   */
  readonly what?: string;
  /**
   * For example `22`, `tcp 22` or `udp 53`.
   * @default - every port
   */
  readonly port?: string;
}

export interface ReachAnswer {
  readonly asked: { readonly what: string; readonly port: string };
  readonly connections: readonly ReachLine[];
}

export interface ReachLine {
  readonly way: Connection['way'];
  readonly from: string;
  readonly to: string;
  readonly ports: string;
  /** The security groups whose rules let it through. */
  readonly groups: readonly string[];
  /** Their logical ids. */
  readonly groupIds: readonly string[];
}

/** Everything with an interface in the network, by name, be it that nobody reaches it. */
export function reachable(stack: StackModel): readonly { readonly name: string; readonly logicalId: string }[] {
  const holders = new Set(networkInterfaces(stack).map(({ holder }) => holder));
  return [...holders].sort().map((logicalId) => ({ name: bareId(logicalId), logicalId }));
}

/**
 * Asks the security groups, routes and addresses of a template.
 *
 * @throws QuestionError when a field cannot be understood
 * @throws UndecidableError when the template holds what cannot be read
 */
export function answerReach(stack: StackModel, question: ReachQuestion): ReachAnswer {
  const what = question.what?.trim() ? named(reachable(stack), 'what', question.what) : undefined;
  const port = portOf(question.port?.trim() ?? '');
  const found = connections(stack)
    .filter(({ way }) => way !== 'outward')
    .filter(({ to }) => what === undefined || to === what.logicalId)
    .filter(({ ports }) => port === undefined || isWithin(ports, port))
    .map(({ way, from, to, ports, groups }) => ({
      way,
      from: from.split(' ').map(bareId).join(' '),
      to: bareId(to),
      ports: portsText(ports),
      groups: [...new Set(groups)].map((group) => placeOf(stack, group)),
      groupIds: [...new Set(groups)],
    }));
  return { asked: { what: what?.name ?? '', port: port ? `${port.protocol} ${port.number}` : '' }, connections: found };
}

interface AskedPort {
  readonly protocol: string;
  readonly number: number;
}

function portOf(text: string): AskedPort | undefined {
  if (text === '') return undefined;
  const [, protocol = 'tcp', digits] = /^(?:(tcp|udp)[ /]?)?(\d{1,5})$/i.exec(text) ?? [];
  const number = Number(digits);
  if (digits === undefined || number > 65_535) {
    throw new QuestionError('notAPort', 'port', text, ['22', 'tcp 3389', 'udp 53']);
  }
  return { protocol: protocol.toLowerCase(), number };
}

function isWithin({ protocol, from, to }: Ports, asked: AskedPort): boolean {
  return (protocol === asked.protocol || protocol === 'all') && from <= asked.number && asked.number <= to;
}
