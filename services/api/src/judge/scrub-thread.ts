import path from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { loadModule } from "@claimscrub/files";
import { sharedReference } from "@claimscrub/load-reference";
import { createJudging, unpackChoices } from "@claimscrub/scrub-claims";
import type { ScrubReply, ScrubTask } from "./large-scrubs.ts";
import { answerScrub } from "./scrub-answer.ts";

/** What a thread is set up with; plain data. */
export interface ThreadSetup {
  /** The compiled reference, shared; undefined where the built-in one serves. */
  readonly snapshot: SharedArrayBuffer | undefined;
  /** What an operator chose, as text; undefined for nothing. */
  readonly choices: string | undefined;
}

/** A thread of the service: answers the scrubs that it is sent, one after the other. */
const port = parentPort!;
const { snapshot, choices } = workerData as ThreadSetup;
const judging = unpackChoices(choices, (location) => loadModule(location, path.dirname(location), import.meta.url)).then(
  ({ terms, choice }) => createJudging(undefined, sharedReference(snapshot), terms, choice),
);
// The first scrub reports it.
judging.catch(() => undefined);

port.on("message", ({ name, bytes, form }: ScrubTask) => {
  const tell = (reply: ScrubReply): void => port.postMessage(reply, []);
  judging
    .then((ready) => answerScrub(name, bytes, form, ready))
    .then(
      (answer) => tell({ answer }),
      // The error's text could hold what it was about.
      () => tell({ failed: true }),
    );
});
