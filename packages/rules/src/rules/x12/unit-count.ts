import { codeSet, type ServiceLine } from "@claimscrub/claim";
import { professionalGuide } from "../../authorities/x12.ts";
import { defineRule } from "../../define-rule.ts";

/** Services that are counted in minutes. */
const isAnesthesia = codeSet(["00100-01999", "99100-99140"]);
/** DA are days of a bill, F2 international units in 4010. */
const BASES = new Set(["UN", "MJ", "DA", "F2", ""]);
/** Services that are counted whole: miles are not, and drugs as their payers ask. */
const isCountedWhole = (line: ServiceLine): boolean => /^[0-9G]/.test(line.procedure);

export default defineRule({
  id: "x12/unit-count",
  code: "FMT-004",
  summary:
    "The units are missing, not above zero, broken where they are counted whole, of a measure that is none, or minutes of what is not counted so.",
  subject: "claim",
  wakes: { always: true },
  forms: ["professional", "institutional", "dental"],
  tables: [],
  direction: "rejection",
  severity: "error",
  confidence: "high",
  messages: {
    missing: "The line has no units (SV104). The claim will be refused.",
    "not-positive": "The line has {count} units. The claim will be refused.",
    broken: "The line has {count} units of {procedure}, which is counted whole. The claim will be refused.",
    basis:
      "The unit of measure is {basis} (SV103), which no guide of claims has: UN are units, MJ minutes, DA days of a bill. The claim will be refused.",
    minutes: "{procedure} is billed in minutes (SV103 is MJ), which only anesthesia is. The claim will be refused.",
  },
  remedies: {
    count: { kind: "change-units", text: "Put the number of services in SV104, as the record shows it." },
    "unit-basis": { kind: "change-units", text: "Put UN in SV103 and the number of services in SV104." },
  },
  adjustmentGroup: "CO",
  carc: ["16"],
  rarc: ["M53"],
  status277: ["A7:476"],
  citations: [professionalGuide("SV103, SV104")],
  yieldsTo: [],
  check(claim, _tables, report) {
    for (const line of claim.lines) {
      const { units } = line;
      if (units !== undefined && units > 0 && Number.isInteger(units) && line.unitBasis === "UN") continue;
      if (line.qualifier !== "HC" && line.qualifier !== "" && claim.form !== "dental") continue;
      // A revenue code alone may stand for no units, such as days of leave.
      if (units === 0 && claim.form === "institutional" && line.procedure === "") continue;
      if (!BASES.has(line.unitBasis))
        report({ at: line, element: "SV103", message: "basis", data: { basis: line.unitBasis }, atRisk: [line], remedy: "unit-basis" });
      if (units === undefined) report({ at: line, element: "SV104", message: "missing", atRisk: [line], status277: ["A6:476"] });
      else if (units <= 0) report({ at: line, element: "SV104", message: "not-positive", data: { count: units }, atRisk: [line] });
      else if (line.unitBasis === "MJ") {
        if (!isAnesthesia(line.procedureKey))
          report({ at: line, element: "SV103", message: "minutes", atRisk: [line], remedy: "unit-basis" });
      } else if (!Number.isInteger(units) && isCountedWhole(line))
        report({ at: line, element: "SV104", message: "broken", data: { count: units }, atRisk: [line] });
    }
  },
});
