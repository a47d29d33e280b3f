import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** The way to a database, which can be cut, blocked and stalled. */
export class TcpProxy {
  private readonly pairs = new Set<readonly [Socket, Socket]>();
  private refusing = false;
  private stalled = false;
  private cutting = 0;
  /** Connections that have been made. */
  made = 0;

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async to(target: number): Promise<TcpProxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const proxy = new TcpProxy(server, (server.address() as AddressInfo).port);
    server.on('connection', (client) => proxy.join(client, target));
    return proxy;
  }

  /** Resets what is open, and takes nothing new, as a database that is gone does. */
  refuse(refusing: boolean): void {
    this.refusing = refusing;
    if (refusing) this.resetAll();
  }

  /** Lets nothing through in either direction, as a host that has lost its network does. */
  stall(stalled: boolean): void {
    this.stalled = stalled;
    if (!stalled) this.resetAll();
  }

  /** Resets a connection instead of handing on what the database says next: it has done the work, and nobody hears of it. */
  cutNextAnswers(answers = 1): void {
    this.cutting = answers;
  }

  resetAll(): void {
    for (const pair of this.pairs) for (const socket of pair) socket.resetAndDestroy();
  }

  async stop(): Promise<void> {
    this.resetAll();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(client: Socket, target: number): void {
    if (this.refusing) {
      client.resetAndDestroy();
      return;
    }
    this.made += 1;
    const database = connect(target, '127.0.0.1');
    const pair = [client, database] as const;
    this.pairs.add(pair);
    const end = () => {
      this.pairs.delete(pair);
      for (const socket of pair) socket.destroy();
    };
    for (const socket of pair) socket.on('error', end).on('close', end);
    client.on('data', (data) => this.stalled || database.write(data));
    database.on('data', (data) => {
      if (this.cutting > 0) {
        this.cutting -= 1;
        for (const socket of pair) socket.resetAndDestroy();
      } else if (!this.stalled) client.write(data);
    });
  }
}
