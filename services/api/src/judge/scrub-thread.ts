import { parentPort, workerData } from "node:worker_threads";
import { sharedReference } from "@claimscrub/load-reference";
import { createJudging } from "@claimscrub/scrub-claims";
import type { ScrubReply, ScrubTask } from "./large-scrubs.ts";
import { answerScrub } from "./scrub-answer.ts";
import type { ThreadSetup } from "./thread-setup.ts";

/** A thread of the service: answers the scrubs that it is sent, one after the other. */
const port = parentPort!;
const { snapshot, csvMaps } = workerData as ThreadSetup;
const judging = { ...createJudging(undefined, sharedReference(snapshot)), csvMaps };

port.on("message", ({ name, bytes, form }: ScrubTask) => {
  const tell = (reply: ScrubReply): void => port.postMessage(reply, []);
  answerScrub(name, bytes, form, judging).then(
    (answer) => tell({ answer }),
    // The error's text could hold what it was about.
    () => tell({ failed: true }),
  );
});
