import { defineRule } from "@claimscrub/rules";

/* A rule of a practice's own: its contractor wants to know which antibody was used, and denies stains that don't say so. */
export default defineRule({
  id: "practice/stain-without-antibody",
  code: "PRA-001",
  summary: "An antibody stain beside Mohs surgery does not name its antibody.",
  subject: "day",
  wakes: { codes: ["88341", "88342", "88344"] },
  tables: [],
  direction: "denial",
  severity: "warning",
  confidence: "medium",
  messages: {
    unnamed:
      "{procedure} stands beside Mohs surgery and names no antibody in SV101-7 or a note. The contractor asks for it and denies the stain without it.",
  },
  remedies: {
    "name-it": { kind: "add-information", text: "Write the antibody into SV101-7, as in MART-1." },
  },
  adjustmentGroup: "CO",
  carc: ["16"],
  rarc: ["M127"],
  status277: ["A3:306"],
  citations: [{ title: "Letter of our contractor", section: "March 2024, immunohistochemistry with Mohs surgery" }],
  yieldsTo: ["MOH-020"],
  check(day, _lookups, report) {
    const mohs = day.lines.some((line) => line.procedure === "17311" || line.procedure === "17313");
    if (!mohs) return;
    for (const line of day.lines)
      if (/^8834[124]$/.test(line.procedure) && line.narrative === "" && line.note === "")
        report({ at: line, message: "unnamed", element: "SV101-7", atRisk: [line] });
  },
});
