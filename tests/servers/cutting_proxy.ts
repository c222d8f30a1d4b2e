/** What a {@linkcode CuttingProxy} is to do. */
export interface Cut {
  /** Matches what a client says before the message that is cut; one character a byte. */
  readonly after: RegExp;
  /** The message at which the line is cut. */
  readonly at: RegExp;
  /** Whether the message still reaches the server, which answers to nobody. */
  readonly arrives: boolean;
  /** Called instead of closing the line, as soon as the message is on its way. */
  readonly instead?: () => void;
}

/**
 * Stands between clients and a server, and cuts the line of one of them at a
 * message of its own, once. Everything else passes.
 */
export class CuttingProxy implements AsyncDisposable {
  readonly #listener: Deno.TcpListener;
  readonly #target: URL;
  readonly #cut: Cut;
  readonly #open = new Set<Deno.TcpConn>();
  readonly #lines = new Set<Promise<unknown>>();
  readonly #accepting: Promise<void>;
  #hasCut = false;

  /** @param url the server's */
  constructor(url: string, cut: Cut) {
    this.#target = new URL(url);
    this.#cut = cut;
    this.#listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    this.#accepting = this.#accept();
  }

  /** The server's URL by way of the proxy. */
  get url(): string {
    const url = new URL(this.#target);
    url.hostname = "127.0.0.1";
    url.port = String(this.#listener.addr.port);
    return url.href;
  }

  /** Whether a line was cut. */
  get hasCut(): boolean {
    return this.#hasCut;
  }

  async #accept(): Promise<void> {
    for await (const client of this.#listener) {
      const line = this.#connect(client).catch(() => {});
      this.#lines.add(line);
    }
  }

  async #connect(client: Deno.TcpConn): Promise<void> {
    const { hostname, port } = this.#target;
    const server = await Deno.connect({ hostname, port: Number(port) });
    const ends = [client, server];
    for (const end of ends) this.#open.add(end);
    let cutting = false;
    const up = this.#up(client, server, () => cutting = true);
    const down = pump(server, async (bytes) => {
      if (!cutting) await writeAll(client, bytes);
      return !cutting;
    });
    await Promise.allSettled([up, down]);
    for (const end of ends) this.#close(end);
  }

  async #up(
    client: Deno.TcpConn,
    server: Deno.TcpConn,
    beforeCut: () => void,
  ): Promise<void> {
    const { after, at, arrives } = this.#cut;
    let armed = false;
    let waits = false;
    await pump(client, async (bytes) => {
      const text = new TextDecoder("latin1").decode(bytes);
      const cuts = armed && at.test(text) && !this.#hasCut;
      armed ||= after.test(text);
      if (!cuts) {
        await writeAll(server, bytes);
        return true;
      }
      this.#hasCut = true;
      waits = arrives;
      beforeCut();
      if (this.#cut.instead !== undefined) {
        if (arrives) await writeAll(server, bytes);
        this.#cut.instead();
        // As the system does when a process dies, its line ends with it.
        waits = false;
        return true;
      }
      // The way down ends with the server's answer, or with the server's line.
      if (arrives) await writeAll(server, bytes);
      else this.#close(server);
      return false;
    });
    if (!waits) this.#close(server);
  }

  #close(end: Deno.TcpConn): void {
    if (this.#open.delete(end)) end.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#listener.close();
    for (const end of [...this.#open]) this.#close(end);
    await this.#accepting;
    await Promise.all(this.#lines);
  }
}

/** Reads until the end, or until a piece is answered with false. */
async function pump(
  from: Deno.TcpConn,
  take: (bytes: Uint8Array) => Promise<boolean>,
): Promise<void> {
  const buffer = new Uint8Array(65_536);
  for (;;) {
    const length = await from.read(buffer);
    if (length === null || !await take(buffer.slice(0, length))) return;
  }
}

async function writeAll(to: Deno.TcpConn, bytes: Uint8Array): Promise<void> {
  let sent = 0;
  while (sent < bytes.length) sent += await to.write(bytes.subarray(sent));
}
