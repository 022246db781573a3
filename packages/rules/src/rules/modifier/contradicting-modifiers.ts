import { codeSet, modifierKey, type ModifierKey, type ServiceLine } from "@claimscrub/claim";
import { claimsProcessingManual, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { professionalGuide } from "../../authorities/x12.ts";
import { asksForPayment } from "../../claims/asks-for-payment.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { elementOfModifier, withoutModifiers } from "../../modifiers/change-modifiers.ts";
import { isKnownModifier } from "../../modifiers/modifier-codes.ts";
import { isNeverAVisit } from "../../visits/never-a-visit.ts";

/** Two that say opposite things of one line. 59 beside an X modifier is PTP-004; AS stands beside 80 for practitioners who assist (rules.md 3B.33). */
const CONTRADICTIONS = [
  ["26", "TC"],
  ["RT", "LT"],
  ["50", "RT"],
  ["50", "LT"],
  ["54", "55"],
] as const;
/** They belong to a visit. */
const OF_VISITS = ["24", "25", "57"] as const;
/** Ambulance, supplies, equipment, drugs, orthotics: no visits either. */
const isThing = codeSet(["A0000-A9999", "E0000-E9999", "J0000-J9999", "L0000-L9999"]);

function contradiction({ modifiers }: ServiceLine): readonly [string, string] | undefined {
  return CONTRADICTIONS.find(([one, other]) => modifiers.includes(one) && modifiers.includes(other));
}

/** Modifiers that a line may carry wrongly beside its code or beside each other. */
const DOUBTFUL = new Set([...CONTRADICTIONS.flat(), ...OF_VISITS].map(modifierKey));

/** Filing indicators of payers that HIPAA's code sets don't bind: workers' compensation, automobile and other liability. */
const WITH_OWN_MODIFIERS = new Set(["WC", "AM", "LM"]);

/** Whether nothing can be wrong with these modifiers: known, none twice, and at most one of the doubtful ones, which is none of visits. */
function isPlain(modifiers: readonly ModifierKey[]): boolean {
  for (let at = 0; at < modifiers.length; at++) {
    const modifier = modifiers[at] as ModifierKey;
    if (!isKnownModifier(modifier) || DOUBTFUL.has(modifier) || modifiers.indexOf(modifier) < at) return false;
  }
  return true;
}

export default defineRule({
  id: "modifier/contradicting-modifiers",
  code: "FMT-002",
  summary: "A modifier is no modifier, stands twice, contradicts another, or belongs to another kind of service.",
  subject: "claim",
  wakes: { always: true },
  tables: [],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    malformed: "{modifier} is no modifier: a modifier has two letters or digits. The claim will be refused.",
    unknown: "{modifier} is no modifier of CPT or HCPCS. The claim will be refused.",
    repeated: "Modifier {modifier} stands twice on the line. The claim will be refused.",
    contradicting: "{modifier} and {other} contradict each other on one line of {procedure}, so the line will be denied.",
    "of-visits": "{modifier} belongs to visits, and {procedure} is none, so the line will be denied.",
  },
  remedies: {
    correct: { kind: "change-modifier", text: "Put the right modifier in place of {modifier}, or leave the element empty." },
    "say-once": { kind: "remove-modifier", text: "Leave {modifier} on the line once." },
    "choose-one": {
      kind: "change-modifier",
      text: "Decide which of {modifier} and {other} is meant. Both parts of a test, or both sides paid by one amount, go without either; two sides of a bilateral surgery are one line with 50; two shares of the care are two lines.",
    },
    "to-the-visit": {
      kind: "remove-modifier",
      text: "Take {modifier} off {procedure}. Where the record supports it, put it on the visit of the day.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["4"],
  rarc: ["N519"],
  status277: ["A7:453"],
  citations: [
    professionalGuide("SV101-3 to SV101-6"),
    nationalCorrectCodingManual("chapter I, section E, modifiers 24, 25 and 57"),
    claimsProcessingManual("chapter 12, section 40.7, bilateral procedures"),
  ],
  yieldsTo: ["MOH-034", "MOD-010"],
  check(claim, _tables, report) {
    for (const line of claim.lines) {
      if (isPlain(line.modifierKeys)) continue;
      const { modifiers } = line;
      const malformed = modifiers.find((modifier) => !/^[0-9A-Z]{2}$/.test(modifier));
      if (malformed !== undefined)
        report({
          at: line,
          element: elementOfModifier(line, malformed),
          message: "malformed",
          data: { modifier: malformed },
          atRisk: [line],
          direction: "rejection",
          carc: ["182"],
          remedy: "correct",
        });
      const unknown = modifiers.find((modifier) => !isKnownModifier(modifierKey(modifier)));
      if (malformed === undefined && unknown !== undefined && !WITH_OWN_MODIFIERS.has(claim.filingIndicator))
        report({
          at: line,
          element: elementOfModifier(line, unknown),
          message: "unknown",
          data: { modifier: unknown },
          atRisk: [line],
          direction: "rejection",
          carc: ["182"],
          remedy: "correct",
        });
      const repeated = modifiers.find((modifier, at) => modifiers.indexOf(modifier) < at);
      if (repeated !== undefined)
        report({
          at: line,
          element: `SV101-${modifiers.lastIndexOf(repeated) + 3}`,
          message: "repeated",
          data: { modifier: repeated },
          atRisk: [line],
          direction: "rejection",
          carc: ["182"],
          remedy: "say-once",
          remedyChanges: [{ kind: "recode", line, as: { modifiers: [...new Set(modifiers)] } }],
        });
      if (!asksForPayment(claim) || isHarmless(line)) continue;
      const [one, other] = contradiction(line) ?? [];
      if (one !== undefined && other !== undefined)
        report({
          at: line,
          element: elementOfModifier(line, other),
          message: "contradicting",
          data: { modifier: one, other },
          atRisk: [line],
          remedy: "choose-one",
        });
      const ofVisits = OF_VISITS.find((modifier) => modifiers.includes(modifier));
      if (ofVisits !== undefined && (isNeverAVisit(line.procedureKey) || isThing(line.procedureKey)))
        report({
          at: line,
          element: elementOfModifier(line, ofVisits),
          message: "of-visits",
          data: { modifier: ofVisits },
          atRisk: [line],
          remedy: "to-the-visit",
          remedyChanges: [withoutModifiers(line, ...OF_VISITS)],
        });
    }
  },
});
