import process from "node:process";
import { parseServiceDate } from "@claimscrub/claim";
import { Command } from "commander";
import { readEnvironment } from "../env.ts";
import { wrongUsage } from "../failure.ts";
import { withStore } from "../report/report-store.ts";

interface Given {
  readonly before?: string;
  readonly sentBefore?: string;
  readonly json?: true;
  readonly store?: string;
}

/** `claimscrub store forget`: what is past its retention goes, a month at a time. */
export function storeCommand(): Command {
  const forget = new Command("forget")
    .description(
      "drop runs that were received before a month, and sent claims of services before a day; needs the user that owns the schema",
    )
    .option("--before <month>", "forget runs received before this month, yyyy-mm: claims, lines, findings, decisions")
    .option("--sent-before <day>", "forget sent claims of services before this day, yyyy-mm-dd (rules look back three years)")
    .option("--json", "print one JSON object")
    .option("--store <url>", "the PostgreSQL server at this postgres:// address instead of the data folder's own")
    .action(async ({ before, sentBefore, json, store: url }: Given) => {
      if (before === undefined && sentBefore === undefined)
        throw wrongUsage("Nothing was named to forget.", "Give --before yyyy-mm, or --sent-before yyyy-mm-dd.");
      const month = before === undefined ? undefined : `${before}-01`;
      for (const day of [month, sentBefore])
        if (day !== undefined && (!/^\d{4}-\d\d-\d\d$/.test(day) || parseServiceDate(day) === undefined))
          throw wrongUsage(`${day} is not a day.`, "Months are written as in 2024-01, days as in 2024-01-31.");
      const gone = await withStore(url, readEnvironment().home, (store) => store.forget({ month, sentBefore }));
      process.stdout.write(
        json === true
          ? `${JSON.stringify({ months: gone })}\n`
          : `Months forgotten: ${gone.length === 0 ? "none" : gone.map((one) => one.slice(0, 7)).join(", ")}\n`,
      );
    });
  return new Command("store").description("look after the database of results").addCommand(forget);
}
