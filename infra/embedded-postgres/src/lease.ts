import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import net from "node:net";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { onMessages, say, type Answer } from "./conversation.ts";
import type { Place } from "./place.ts";
import { UnsupportedSystem } from "./unsupported-system.ts";

/** The compiled keeper: a test that runs on the sources starts the same program. */
const KEEPER = fileURLToPath(import.meta.url).endsWith(".ts")
  ? fileURLToPath(new URL("../dist/keeper.js", import.meta.url))
  : fileURLToPath(new URL("./keeper.js", import.meta.url));
const ATTEMPTS = 20;

/** One use of the server: it runs at least as long as this is held by a living process. */
export class Lease {
  readonly port: number;
  readonly #place: Place;
  #socket: net.Socket;
  #left: Promise<void> | undefined;

  private constructor(place: Place, port: number, socket: net.Socket) {
    this.port = port;
    this.#place = place;
    this.#socket = socket;
    this.#watch();
  }

  static async open(place: Place): Promise<Lease> {
    const { port, socket } = await use(place);
    return new Lease(place, port, socket);
  }

  /** Ends the use; where it was the last one, resolves when the server has stopped. */
  leave(): Promise<void> {
    this.#left ??= new Promise((resolve) => {
      if (this.#socket.destroyed) return resolve();
      this.#socket.ref();
      this.#socket.once("close", () => resolve());
      say(this.#socket, { say: "leave" });
    });
    return this.#left;
  }

  /** A keeper that was killed is replaced while its server still runs, so that the server is not left without one. */
  #watch(): void {
    this.#socket.unref();
    this.#socket.once("close", () => {
      if (this.#left) return;
      use(this.#place).then(
        ({ socket }) => {
          this.#socket = socket;
          if (this.#left) socket.destroy();
          else this.#watch();
        },
        // Whoever talks to the server will see that it is gone, and say so with more to the point.
        () => undefined,
      );
    });
  }
}

/** Connects to the keeper of this folder, starting one where there is none. */
async function use(place: Place): Promise<{ port: number; socket: net.Socket }> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const socket = (await connect(place)) ?? (await startKeeper(place.home).then(() => connect(place)));
    if (!socket) continue;
    const answer = await ask(socket, place);
    if (!answer) continue;
    if (!("failed" in answer)) return { port: answer.port, socket };
    socket.destroy();
    if (answer.unsupported) throw Object.assign(new UnsupportedSystem(""), { message: answer.failed });
    throw new Error(answer.failed);
  }
  throw new Error(`The embedded database in ${place.folder} could not be reached: its keeper ends as soon as it starts`);
}

function connect(place: Place): Promise<net.Socket | undefined> {
  return new Promise((resolve) => {
    const socket = net.connect({ path: place.socket });
    socket.once("connect", () => resolve(socket));
    socket.once("error", () => {
      socket.destroy();
      resolve(undefined);
    });
  });
}

/** The keeper's answer; undefined where it ended before it gave one, or could not prove that it is ours. */
function ask(socket: net.Socket, place: Place): Promise<Answer | undefined> {
  const nonce = randomBytes(16).toString("hex");
  return new Promise((resolve) => {
    socket.removeAllListeners("error");
    socket.on("error", () => socket.destroy());
    socket.once("close", () => resolve(undefined));
    onMessages<Answer>(socket, (answer) => {
      if ("failed" in answer || answer.proof === place.sign(`keeper ${nonce} ${answer.port}`)) resolve(answer);
      else socket.destroy();
    });
    say(socket, { say: "use", nonce, proof: place.sign(`user ${nonce}`) });
  });
}

/** Starts a keeper in a session of its own (a Ctrl-C is not for it) and waits until it listens, or has found that another does. */
function startKeeper(home: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [KEEPER, home], { cwd: "/", detached: true, stdio: ["ignore", "ignore", "ignore", "pipe"] });
    child.once("error", reject);
    const listening = child.stdio[3] as Readable;
    listening.resume();
    listening.once("close", () => {
      child.unref();
      resolve();
    });
  });
}
