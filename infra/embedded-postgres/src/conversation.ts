import type net from "node:net";

/** What a user of the server says to its keeper, and what the keeper answers: one JSON object a line. */
export type Question =
  /** Opens a use. `proof` signs `user <nonce>`. The use lasts as long as the connection. */
  | { readonly say: "use"; readonly nonce: string; readonly proof: string }
  /** Ends the use; the keeper closes the connection when nothing is left to wait for. */
  | { readonly say: "leave" };

export type Answer =
  /** `proof` signs `keeper <nonce> <port>`. */
  { readonly port: number; readonly proof: string } | { readonly failed: string; readonly unsupported: boolean };

/** Calls `take` with each line that arrives, parsed; a line that is no JSON, or is too long, ends the connection. */
export function onMessages<Message>(socket: net.Socket, take: (message: Message) => void): void {
  let rest = "";
  socket.setEncoding("utf8");
  socket.on("data", (text: string) => {
    rest += text;
    for (let end = rest.indexOf("\n"); end >= 0; end = rest.indexOf("\n")) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 1);
      try {
        take(JSON.parse(line) as Message);
      } catch {
        socket.destroy();
        return;
      }
    }
    if (rest.length > 10_000) socket.destroy();
  });
}

export function say(socket: net.Socket, message: Question | Answer): void {
  socket.write(`${JSON.stringify(message)}\n`);
}
