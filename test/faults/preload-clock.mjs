/**
 * Loaded in front of a program under test (`node --import`): on SIGUSR2 its clock jumps by TEST_CLOCK_JUMP_MS, as when a machine's clock is
 * set. What counts monotonically (performance.now, timers) goes on as before.
 */
import process from "node:process";

const RealDate = Date;
const jump = Number(process.env.TEST_CLOCK_JUMP_MS ?? "0");
let offset = 0;
process.on("SIGUSR2", () => {
  offset = jump;
});

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + offset);
    else super(...given);
  }
  static now() {
    return RealDate.now() + offset;
  }
};
