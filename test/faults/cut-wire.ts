import net from "node:net";

/** A wire between a program and a server that a test can cut. */
export interface CutWire {
  readonly port: number;
  /** `refuse`: connections are reset, and new ones too. `hold`: connections stay open and nothing passes, as when a cable is pulled. */
  cut(how: "refuse" | "hold"): void;
  mend(): void;
  close(): Promise<void>;
}

/** Forwards a port of its own to a server's port. */
export async function startWire(to: { readonly host: string; readonly port: number }): Promise<CutWire> {
  let state: "whole" | "refuse" | "hold" = "whole";
  const pairs = new Set<readonly [net.Socket, net.Socket]>();
  const server = net.createServer((near) => {
    if (state === "refuse") return void near.resetAndDestroy();
    const far = net.connect(to.port, to.host);
    const pair = [near, far] as const;
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const [one, other] of [pair, [far, near] as const]) {
      one.on("error", end);
      one.on("close", end);
      if (state === "whole") one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as net.AddressInfo).port,
    cut(how) {
      state = how;
      for (const [near, far] of pairs) {
        if (how === "refuse") {
          near.resetAndDestroy();
          far.resetAndDestroy();
        } else {
          near.unpipe(far);
          far.unpipe(near);
          near.pause();
          far.pause();
        }
      }
    },
    mend() {
      if (state === "hold")
        for (const [near, far] of pairs) {
          near.pipe(far);
          far.pipe(near);
        }
      state = "whole";
    },
    close: () =>
      new Promise((resolve) => {
        for (const [near, far] of pairs) {
          near.destroy();
          far.destroy();
        }
        server.close(() => resolve());
      }),
  };
}
