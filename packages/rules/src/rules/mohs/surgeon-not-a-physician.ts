import type { ServiceLine } from "@claimscrub/claim";
import { coverageDetermination, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { mohsService } from "../../tumours/mohs-codes.ts";

/** Taxonomies of nurse practitioners, physician assistants, clinical nurse specialists and registered nurses. */
const NO_PHYSICIAN = /^36(?:3L|3A|4S)|^163W/;

export default defineRule({
  id: "mohs/surgeon-not-a-physician",
  code: "MOH-018",
  summary: "The rendering provider of Mohs surgery is by its taxonomy no physician.",
  subject: "day",
  wakes: { codes: ["17311-17315"] },
  tables: [],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    "no-physician":
      "The rendering provider's taxonomy is {taxonomy}, which is no physician's. Medicare covers Mohs surgery only by a physician who is both surgeon and pathologist; all Mohs lines of this provider will be denied.",
  },
  remedies: {
    "name-the-physician": {
      kind: "add-information",
      text: "If a physician did both the surgery and the pathology, name that physician as rendering provider (loop 2310B or 2420A). If not, the service is not Mohs surgery for Medicare: an excision and its repair may be what was done.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["170", "185", "8"],
  rarc: ["N95"],
  status277: ["A3:441"],
  citations: [coverageDetermination("L35494, Mohs micrographic surgery"), nationalCorrectCodingManual("chapter III, section F")],
  yieldsTo: [],
  check(day, _lookups, report) {
    const byProvider = new Map<string, ServiceLine[]>();
    for (const line of day.lines) {
      if (mohsService(line.procedureKey) === undefined || isHarmless(line) || !NO_PHYSICIAN.test(line.renderingTaxonomy)) continue;
      byProvider.set(line.renderingNpi, [...(byProvider.get(line.renderingNpi) ?? []), line]);
    }
    for (const lines of byProvider.values()) {
      const [first, ...others] = lines;
      if (first !== undefined)
        report({ at: first, related: others, message: "no-physician", data: { taxonomy: first.renderingTaxonomy }, atRisk: lines });
    }
  },
});
