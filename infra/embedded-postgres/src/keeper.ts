/**
 * The keeper: one small process per data folder that starts the server for its first user and stops it after its last one.
 * Every user holds a connection to it; when a user ends, by whatever signal, the kernel closes that connection. There is
 * one keeper at a time, because the socket's name can be bound once and goes with the process that bound it. A keeper that was killed
 * leaves the server running; the next keeper adopts it.
 *
 * Arguments: the data folder. File descriptor 3 gets one line as soon as users may connect.
 */
import fs from "node:fs";
import net from "node:net";
import { onMessages, say, type Answer, type Question } from "./conversation.ts";
import { prepareCluster } from "./cluster.ts";
import { openPlace, type Place } from "./place.ts";
import { findRunning, startPostmaster, stopPostmaster, type Postmaster } from "./postmaster.ts";
import { serverAccount } from "./server-account.ts";
import { findSoftware } from "./software.ts";
import { UnsupportedSystem } from "./unsupported-system.ts";

/** A keeper that nobody has come to for so long was started by someone who has died since. */
const LONELY_MS = 30_000;
/** After this many ends that nobody asked for, the server is left down and users are told. */
const RESTARTS = 3;

class Keeper {
  readonly #place: Place;
  readonly #users = new Set<net.Socket>();
  readonly #leaving = new Set<net.Socket>();
  #server: Promise<Postmaster> | undefined;
  #stopping: Promise<void> | undefined;
  #restarts = 0;
  #port = 0;

  constructor(place: Place) {
    this.#place = place;
    this.#port = place.lastPort();
    setTimeout(() => this.#users.size === 0 && void this.close(), LONELY_MS).unref();
  }

  receive(socket: net.Socket): void {
    socket.on("error", () => socket.destroy());
    socket.on("close", () => this.#left(socket));
    onMessages<Question>(socket, (question) => {
      if (question.say === "leave") {
        this.#leaving.add(socket);
        this.#left(socket);
      } else if (question.proof === this.#place.sign(`user ${question.nonce}`)) {
        this.#users.add(socket);
        void this.#answer(socket, question.nonce);
      } else socket.destroy();
    });
  }

  async #answer(socket: net.Socket, nonce: string): Promise<void> {
    let answer: Answer;
    await this.#stopping;
    const server = (this.#server ??= this.#start());
    try {
      const { port } = await server;
      answer = { port, proof: this.#place.sign(`keeper ${nonce} ${port}`) };
    } catch (error) {
      if (this.#server === server) this.#server = undefined;
      answer = { failed: (error as Error).message, unsupported: error instanceof UnsupportedSystem };
    }
    if (!socket.destroyed) say(socket, answer);
  }

  async #start(): Promise<Postmaster> {
    const running = await findRunning(this.#place);
    const server = running ?? (await this.#startNew());
    this.#port = server.port;
    this.#place.rememberPort(server.port);
    void server.ended.then(() => this.#ended());
    return server;
  }

  async #startNew(): Promise<Postmaster> {
    const owner = fs.statSync(this.#place.data, { throwIfNoEntry: false })?.uid;
    const account = serverAccount(owner);
    const software = await findSoftware(account, this.#place.folder);
    prepareCluster(this.#place, software, account);
    return startPostmaster(this.#place, software, account, this.#port);
  }

  /** The server ended. While someone uses it, that was an accident: bring it back at the same port. */
  #ended(): void {
    if (this.#stopping) return;
    this.#server = undefined;
    if (this.#users.size === 0 || this.#restarts++ >= RESTARTS) return;
    this.#server = this.#start();
    this.#server.catch(() => undefined);
  }

  #left(socket: net.Socket): void {
    if (this.#users.delete(socket) && this.#users.size === 0) void this.close();
    else if (this.#leaving.delete(socket)) socket.end();
  }

  /** Stops the server, lets those who left go, and ends unless someone came meanwhile. */
  async close(): Promise<void> {
    this.#stopping ??= this.#stop();
    await this.#stopping;
  }

  async #stop(): Promise<void> {
    const server = await this.#server?.catch(() => undefined);
    if (server && this.#users.size === 0) {
      await stopPostmaster(server);
      this.#server = undefined;
    }
    this.#stopping = undefined;
    for (const socket of this.#leaving) socket.end();
    this.#leaving.clear();
    if (this.#users.size === 0) process.exit(0);
  }

  async terminate(): Promise<void> {
    const server = await this.#server?.catch(() => undefined);
    this.#stopping = Promise.resolve();
    if (server) await stopPostmaster(server);
    process.exit(0);
  }
}

const place = openPlace(process.argv[2] ?? "");
const keeper = new Keeper(place);
const door = net.createServer((socket) => keeper.receive(socket));
// Another keeper has the name: the users will find it there.
door.once("error", () => process.exit(0));
door.listen(place.socket, () => {
  fs.writeSync(3, "listening\n");
  fs.closeSync(3);
});
process.on("SIGTERM", () => void keeper.terminate());
process.on("SIGINT", () => undefined);
process.on("SIGHUP", () => undefined);
