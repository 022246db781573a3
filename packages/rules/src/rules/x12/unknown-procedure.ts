import { codeSet } from "@claimscrub/claim";
import { FEE_SCHEDULE } from "../../authorities/cms.ts";
import { professionalGuide } from "../../authorities/x12.ts";
import { defineRule } from "../../define-rule.ts";

/** Codes that the fee schedule of their year always lists, whatever their status: all but vaccines, which come between two releases. */
const isListed = codeSet(["00100-90280", "90785-91299", "91400-99607"]);

/** CPT: five digits, or four and the letter of its section; HCPCS, dental and local codes: a letter and four digits. */
const SHAPE = /^(?:\d{5}|\d{4}[AFMTU]|[A-Z]\d{4})$/;

export default defineRule({
  id: "x12/unknown-procedure",
  code: "FMT-001",
  summary: "The procedure code is missing, misshapen, or not in force on the date of service.",
  subject: "line",
  wakes: { always: true },
  forms: ["professional", "institutional", "dental"],
  tables: ["fees"],
  direction: "rejection",
  severity: "error",
  confidence: "high",
  messages: {
    missing: "The line has no procedure code. The claim will be refused.",
    misshapen:
      "{procedure} is no procedure code: CPT codes have five digits, or four and a letter, and HCPCS codes a letter and four digits. The claim will be refused.",
    "not-in-force":
      "{procedure} is not in the fee schedule in force on {date}, which lists every CPT code of its year: it is new, deleted or mistyped. The claim will be refused.",
  },
  remedies: {
    "right-code": {
      kind: "change-code",
      text: "Bill the code that is in force on the date of service; after a new year look up what took the place of a deleted one.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["181", "16"],
  rarc: ["M20", "M51", "N56"],
  status277: ["A7:507"],
  citations: [professionalGuide("SV101-2"), { ...FEE_SCHEDULE, section: "codes of the release in force on the date" }],
  yieldsTo: [],
  check(line, { fees }, report) {
    // The engine counts codes that the table can't speak for as not checked.
    const key = line.procedureKey;
    if (line.procedure === "") {
      // A revenue code alone is a whole line of a bill.
      if (line.claim.form !== "institutional") report({ at: line, message: "missing", atRisk: [line] });
    } else if (fees.row(key, "") !== undefined) return;
    else if (key === 0 || !SHAPE.test(line.procedure)) report({ at: line, message: "misshapen", atRisk: [line] });
    else if (isListed(key) && fees.covers(key))
      report({ at: line, message: "not-in-force", atRisk: [line], status277: ["A7:507", "A7:454"] });
  },
});
