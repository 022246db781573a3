import path from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { loadModule } from "@claimscrub/files";
import { sharedReference } from "@claimscrub/load-reference";
import { createJudging, unpackChoices } from "@claimscrub/scrub-claims";
import type { ScrubReply, ScrubTask } from "./large-scrubs.ts";
import { answerScrub } from "./scrub-answer.ts";
import type { ThreadSetup } from "./thread-setup.ts";

/** A thread of the service: answers the scrubs that it is sent, one after the other. */
const port = parentPort!;
const { snapshot, choices, csvMaps } = workerData as ThreadSetup;
const judging = unpackChoices(choices, (location) => loadModule(location, path.dirname(location), import.meta.url)).then(
  ({ terms, choice }) => ({ ...createJudging(undefined, sharedReference(snapshot), terms, choice), csvMaps }),
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
