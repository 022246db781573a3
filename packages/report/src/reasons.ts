import type { NotPricedReason } from "@claimscrub/claim";

/** Why something was not checked or not priced, as a sentence that a biller can act on. */
const WORDS: Readonly<Record<NotPricedReason, string>> = {
  "no-edition": "No table is loaded for the date of service, and no older one is used in its place.",
  "no-locality": "The claim's ZIP codes name no payment locality.",
  "unknown-code": "The code is in none of the loaded tables.",
  "contractor-priced": "The contractor sets the price (status C); there is no national amount.",
  "by-report": "Paid by report: no fee can be computed from the claim.",
  "other-schedule": "Paid under another schedule or excluded from the physician fee schedule.",
  "pos-unassigned": "The place of service is no assigned code on the date.",
  "needs-anesthesia-time": "Anesthesia is paid by base units and minutes; not computed here.",
  "needs-care-dates": "Split post-operative care is paid by days; the care dates are missing.",
  "not-primary": "The claim goes to a secondary or tertiary payer; only primary claims are priced and judged.",
  encounter: "An encounter report asks for no payment.",
  predetermination: "A predetermination asks for an estimate; nothing was done yet.",
  "no-identity": "Member id or birth date is missing, so the claim was judged alone.",
  "date-range": "The line spans several days.",
  "asc-facility": "A surgery center's facility claim is paid under another schedule.",
  void: "The claim was voided.",
  replaced: "The claim was replaced by a later one.",
  "no-history": "Earlier claims of the patient were not read.",
  "no-list-loaded": "The list that the rule needs is not loaded.",
  "no-record": "The sidecar has no row for the claim, so its record was not compared.",
  "record-differs": "The sidecar's tumours and those of the claim are not the same number, so that they can't be compared one by one.",
  "rule-not-built": "The payment rule that the line needs is not built yet; no amount is guessed.",
  unreadable: "An amount, unit count or date on the line cannot be read.",
};

/** A sentence for a reason; the reason itself where it is a new one. */
export function reasonWords(reason: string): string {
  return (WORDS as Readonly<Record<string, string>>)[reason] ?? reason;
}

const ASSUMPTIONS: Readonly<Record<string, string>> = {
  "medicare-rules": "Claims of payers other than Medicare Part B are judged by Medicare's rules.",
  "national-locality": "Lines without a payment locality are priced at national amounts.",
};

/** A sentence for an assumption; the assumption itself where it is a new one. */
export function assumptionWords(what: string): string {
  const [kind, policy] = what.split(" ");
  if (kind === "payer-policy") return `Claims are priced by the configured payer policy ${policy}.`;
  if (kind === "other-payers-policy") return `Claims of payers that no policy names are priced by the policy for all others, ${policy}.`;
  return ASSUMPTIONS[what] ?? what;
}
