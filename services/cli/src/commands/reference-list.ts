import process from "node:process";
import { formatServiceDate } from "@claimscrub/claim";
import { Command } from "commander";
import { readEnvironment } from "../env.ts";
import { loadedTables, loadReference } from "../reference/reference-home.ts";

/** `claimscrub reference list`: what is loaded, in force from when to when, and from which files. */
export function referenceListCommand(): Command {
  return new Command("list")
    .description("show every edition in force: dates, rows, source; what was imported and what is built in")
    .option("--json", "print one JSON object")
    .action(async ({ json }: { json?: boolean }) => {
      const environment = readEnvironment();
      const loaded = await loadedTables(environment);
      const { reference } = await loadReference(environment);
      const imported = loaded?.lock.editions ?? [];
      const editions = reference.editions().map((edition) => ({
        ...edition,
        // A ZIP5 edition of the starter set may stand beside the imported one of its name, for other days.
        imported: imported.some(({ label, published }) => label === edition.label && published === edition.published),
      }));
      if (json) {
        process.stdout.write(`${JSON.stringify({ fingerprint: reference.fingerprint, editions, imported })}\n`);
        return;
      }
      const lines = [`Law by which claims are judged and priced (fingerprint ${reference.fingerprint}):`];
      for (const { label, period, published, source, note, imported: own } of editions) {
        lines.push(
          `  ${label.padEnd(22)} ${formatServiceDate(period.from)} to before ${formatServiceDate(period.until)}  published ${formatServiceDate(published)}  ${own ? "imported" : "built in"}: ${source}`,
        );
        if (note !== undefined) lines.push(`    ${note}`);
      }
      lines.push("", imported.length === 0 ? "Nothing was imported." : "Imported tables:");
      for (const { label, rows, sha256, files, layoutVerified } of imported) {
        lines.push(
          `  ${label.padEnd(26)} ${String(rows).padStart(9)} rows  sha256 ${sha256.slice(0, 16)}${layoutVerified ? "" : "  layout not verified"}`,
        );
        for (const file of files) lines.push(`    ${file.name}  sha256 ${file.sha256}`);
      }
      process.stdout.write(`${lines.join("\n")}\n`);
    });
}
