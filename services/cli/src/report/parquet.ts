import fs from "node:fs";
import path from "node:path";
import { EXPORT_NAMES, type ExportName, type TenantStore } from "@claimscrub/store";
import { fileWriter, parquetWriteRows } from "hyparquet-writer";

type ColumnType = "STRING" | "DOUBLE" | "INT32" | "BOOLEAN";

/** Columns of each file in order, as docs/store.md names them. Cents are whole numbers in DOUBLE, which every reader takes. */
const COLUMNS: Readonly<Record<ExportName, Readonly<Record<string, ColumnType>>>> = {
  claims: {
    run_id: "STRING", file_id: "STRING", claim_index: "INT32", received_month: "STRING", payer_id: "STRING", payer_name: "STRING",
    filing_indicator: "STRING", billing_npi: "STRING", rendering_npi: "STRING", site: "STRING", service_date: "STRING",
    charge_cents: "DOUBLE", allowed_cents: "DOUBLE", lines: "INT32", state: "STRING", first_scrub: "BOOLEAN",
  },
  lines: {
    run_id: "STRING", file_id: "STRING", claim_index: "INT32", line: "INT32", received_month: "STRING", code: "STRING", modifiers: "STRING",
    units: "DOUBLE", site: "STRING", locality: "STRING", service_date: "STRING", charge_cents: "DOUBLE", allowed_cents: "DOUBLE",
    not_priced_reason: "STRING", rendering_npi: "STRING", finding_codes: "STRING",
  },
  findings: {
    id: "STRING", run_id: "STRING", file_id: "STRING", claim_index: "INT32", line: "INT32", received_month: "STRING", rule: "STRING",
    rule_code: "STRING", direction: "STRING", severity: "STRING", confidence: "STRING", impact_cents: "DOUBLE", unknown: "STRING",
    net_cents: "DOUBLE", cause: "STRING", code: "STRING", site: "STRING", service_date: "STRING", payer_id: "STRING", payer_name: "STRING",
    billing_npi: "STRING", rendering_npi: "STRING", state: "STRING",
  },
  outcomes: {
    file_id: "STRING", claim_index: "INT32", line: "INT32", code: "STRING", modifiers: "STRING", payer_id: "STRING", payer_name: "STRING",
    plan: "STRING", billing_npi: "STRING", rendering_npi: "STRING", site: "STRING", service_date: "STRING", charge_cents: "DOUBLE",
    expected_cents: "DOUBLE", first_paid_on: "STRING", first_denied: "BOOLEAN", first_allowed_cents: "DOUBLE", denied: "BOOLEAN",
    allowed_cents: "DOUBLE", paid_cents: "DOUBLE", carc: "STRING", payer_error: "STRING", short_cents: "DOUBLE",
  },
}; // biome-ignore format: one file after the other

/** Writes claims.parquet, lines.parquet, findings.parquet and outcomes.parquet (of all runs only); rows go by in groups, so memory does not grow with them. Gives the rows of each. */
export async function writeParquet(
  store: TenantStore,
  folder: string,
  wanted: Parameters<TenantStore["exportRows"]>[1],
): Promise<readonly { readonly file: string; readonly rows: number }[]> {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const written: { file: string; rows: number }[] = [];
  for (const name of EXPORT_NAMES) {
    const file = path.join(folder, `${name}.parquet`);
    const draft = `${file}.part`;
    const counted = counting(store.exportRows(name, wanted));
    await parquetWriteRows({
      writer: fileWriter(draft),
      rows: counted.rows(),
      columns: Object.entries(COLUMNS[name]).map(([column, type]) => ({ name: column, type, nullable: true })),
      rowGroupSize: 50_000,
      createdBy: "claimscrub",
    });
    fs.chmodSync(draft, 0o600);
    fs.renameSync(draft, file);
    written.push({ file, rows: counted.count });
  }
  return written;
}

function counting<T>(source: AsyncIterable<T>) {
  const counted = {
    count: 0,
    async *rows(): AsyncGenerator<T> {
      for await (const row of source) {
        counted.count += 1;
        yield row;
      }
    },
  };
  return counted;
}
