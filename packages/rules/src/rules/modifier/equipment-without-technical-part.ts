import { FEE_SCHEDULE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { elementOfModifier, withoutModifiers } from "../../modifiers/change-modifiers.ts";

/** X-rays on film, on cassettes, scanners below the standard: they lower the technical part. Services by therapy assistants: they lower therapy. */
const EQUIPMENT = new Set(["FX", "FY", "CT"]);
const ASSISTANTS = new Set(["CQ", "CO"]);
/** PC/TC indicators: a test of two parts, a technical part alone, a test that is not divided. */
const HAS_TECHNICAL_PART = new Set(["1", "3", "4"]);
const THERAPY = "7";

export default defineRule({
  id: "modifier/equipment-without-technical-part",
  code: "MOD-007",
  summary: "A modifier that lowers an image's technical part, or a therapy service, stands on a line that has none.",
  subject: "line",
  wakes: { modifiers: ["FX", "FY", "CT", "CQ", "CO"] },
  tables: ["fees"],
  direction: "review",
  severity: "info",
  confidence: "high",
  messages: {
    "no-technical-part":
      "{procedure} carries {modifier}, which marks equipment whose technical part is paid less, but the line bills no technical part.",
    "no-therapy":
      "{procedure} carries {modifier}, which says that a therapy assistant gave the service, but the code is no therapy service.",
  },
  remedies: {
    "take-off": { kind: "remove-modifier", text: "Take {modifier} off, or correct the code or the component that it was meant for." },
  },
  adjustmentGroup: "CO",
  carc: ["4"],
  rarc: ["N851"],
  status277: ["A7:453"],
  citations: [{ ...FEE_SCHEDULE, section: "PC/TC indicator" }],
  yieldsTo: ["FMT-002", "MOD-001"],
  check(line, { fees }, report) {
    const row = fees.row(line.procedureKey, "");
    if (row === undefined || isHarmless(line)) return;
    for (const modifier of line.modifiers) {
      const technical = HAS_TECHNICAL_PART.has(row.pcTc) && !line.modifiers.includes("26");
      const message =
        EQUIPMENT.has(modifier) && !technical
          ? "no-technical-part"
          : ASSISTANTS.has(modifier) && row.pcTc !== THERAPY
            ? "no-therapy"
            : undefined;
      if (message !== undefined)
        report({
          at: line,
          element: elementOfModifier(line, modifier),
          message,
          data: { modifier },
          remedyChanges: [withoutModifiers(line, modifier)],
        });
    }
  },
});
