import { procedureKey, type ProcedureKey } from "@claimscrub/claim";
import type { AddOnRow, AddOnRows } from "../add-on-codes.ts";
import { EditionSeries, type Series, withRows } from "../edition.ts";
import type { MueRows } from "../mue.ts";
import type { PtpEdits } from "../ncci-ptp.ts";
import { PtpBuilder } from "../ptp-builder.ts";
import type { MueLimit } from "../tables.ts";
import { isStarterCode, linesOf, spellOut, type WrittenTable } from "./code-list.ts";
import { AOC2024Q3 } from "./data/aoc2024q3.ts";
import { MUE2024Q3 } from "./data/mue2024q3.ts";
import { MUE2026Q2 } from "./data/mue2026q2.ts";
import { PTP2024Q3, PTP_RATIONALES } from "./data/ptp2024q3.ts";

/** The days for which the one NCCI file of the starter set speaks (rules.md 3A.26). */
const WINDOW = { from: 20240101, until: 20241001 };

function ptpEdits(): PtpEdits {
  const builder = new PtpBuilder();
  for (const line of linesOf(PTP2024Q3)) {
    const [head = "", partners = ""] = line.split(":");
    const column1 = procedureKey(head.slice(0, 5));
    const indicator = head[6] === "1" ? 1 : 0;
    const rationale = PTP_RATIONALES[head.charCodeAt(7) - 97];
    if (rationale === undefined) throw new RangeError(`no rationale in ${head}`);
    const period = { from: WINDOW.from, until: head.length > 8 ? Math.min(Number(head.slice(8)), WINDOW.until) : WINDOW.until };
    for (const partner of spellOut(partners)) builder.add(column1, procedureKey(partner), indicator, rationale, period);
  }
  return builder.finish(isStarterCode);
}

export function starterPtp(): Series<PtpEdits> {
  return new EditionSeries([
    withRows(
      {
        label: "ncci-ptp:2024Q3",
        period: WINDOW,
        published: 20240101,
        source: "NCCI PTP edits for practitioners, version 30.2 (2024 Q3), CMS",
        note: "effective dates are missing in this source: a pair that began within 2024 is applied from 2024-01-01 (the file stands in for the two quarters before it and is dated as they are); pairs among starter codes only",
        digest: PTP2024Q3.digest,
      },
      ptpEdits,
    ),
  ]);
}

function mueRows(written: WrittenTable): MueRows {
  const limits = new Map<ProcedureKey, MueLimit>();
  for (const line of linesOf(written)) {
    const [code = "", units, mai, ...rationale] = line.split(",");
    limits.set(procedureKey(code), Object.freeze({ units: Number(units), mai: Number(mai) as 1 | 2 | 3, rationale: rationale.join(",") }));
  }
  return { covers: isStarterCode, limits };
}

export function starterMue(): Series<MueRows> {
  return new EditionSeries([
    withRows(
      {
        label: "mue:2024Q3",
        period: { from: 20240701, until: 20241001 },
        published: 20240701,
        source: "MUE for practitioner services, effective 2024-07-01, CMS",
        digest: MUE2024Q3.digest,
      },
      () => mueRows(MUE2024Q3),
    ),
    withRows(
      {
        label: "mue:2026Q2",
        period: { from: 20260401, until: 20260701 },
        published: 20260401,
        source: "MCR_MUE_PractitionerServices_Eff_04-01-2026, CMS",
        digest: MUE2026Q2.digest,
      },
      () => mueRows(MUE2026Q2),
    ),
  ]);
}

function addOnRow(line: string): AddOnRow {
  const [head = "", primaries = ""] = line.split(":");
  return { addOn: procedureKey(head.slice(0, 5)), type: Number(head[6]) as 1 | 2 | 3, primaries: spellOut(primaries).map(procedureKey) };
}

export function starterAddOns(): Series<AddOnRows> {
  return new EditionSeries([
    withRows(
      {
        label: "aoc:2024Q3",
        period: WINDOW,
        published: 20240101,
        source: "NCCI add-on code edits, 2024 Q3, CMS",
        note: "years of the rows taken from the edition of 2024 Q2: among starter codes none begins or ends within 2024; what CMS has suspended is left out",
        digest: AOC2024Q3.digest,
      },
      () => ({ covers: isStarterCode, rows: linesOf(AOC2024Q3).map(addOnRow) }),
    ),
  ]);
}
