import { type Cents, formatCents, formatServiceDate } from "@claimscrub/claim";
import type { CodePage, NcciPartner, SettingPrice, Tip, TipFigure } from "@claimscrub/pricing";

/** Most partner codes that a terminal shows in a list; `--json` has all. */
const PARTNERS_SHOWN = 30;
const WIDTH = 110;

function wrap(text: string, indent: string): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && indent.length + line.length + 1 + word.length > WIDTH) {
      lines.push(indent + line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return `${[...lines, indent + line].join("\n")}\n`;
}

function hundredths(value: number): string {
  return (value / 100).toFixed(2);
}

function amount(price: SettingPrice): string {
  return price.allowedCents === undefined ? `not priced (${price.notPriced})` : formatCents(price.allowedCents);
}

function signed(cents: Cents): string {
  return cents < 0 ? formatCents(cents) : `+${formatCents(cents)}`;
}

function prices(page: CodePage): string {
  let text = "";
  for (const { component, status, nonFacility, facility, gapCents, rvus } of page.prices) {
    const name = component === "" ? page.procedure : `${page.procedure}-${component}`;
    const gap = gapCents === undefined ? "" : `, difference ${formatCents(gapCents)}`;
    text += `  ${name} (status ${status}): office ${amount(nonFacility)}, facility ${amount(facility)}${gap}\n`;
    text += `    RVU: work ${hundredths(rvus.work)}, practice expense ${hundredths(rvus.peNonFacility)} office / ${hundredths(rvus.peFacility)} facility, malpractice ${hundredths(rvus.malpractice)}; total ${hundredths(rvus.totalNonFacility)} / ${hundredths(rvus.totalFacility)}\n`;
  }
  const { costs } = page.locality;
  const gpci = [costs.work, costs.practiceExpense, costs.malpractice].map((thousandths) => (thousandths / 1000).toFixed(3)).join(" / ");
  const factor = page.conversionFactor === undefined ? "" : `; conversion factor ${(page.conversionFactor / 10000).toFixed(4)}`;
  const { qualifyingConversionFactor: qualifying } = page;
  const other = qualifying === undefined ? "" : `; of a qualifying APM participant ${(qualifying / 10000).toFixed(4)}`;
  return `${text}    GPCI work / practice expense / malpractice: ${gpci}${factor}${other}\n`;
}

function partnerList(title: string, partners: readonly NcciPartner[]): string {
  if (partners.length === 0) return "";
  const shown = partners.slice(0, PARTNERS_SHOWN).map(({ partner, indicator }) => (indicator === 0 ? `${partner}*` : partner));
  const more = partners.length > PARTNERS_SHOWN ? ` and ${partners.length - PARTNERS_SHOWN} more (--json lists all)` : "";
  return wrap(`${title}: ${shown.join(" ")}${more}`, "    ");
}

function ncci(page: CodePage): string {
  if (!page.ncci) return "  not checked: no NCCI edits are loaded for this date or code\n";
  const { partners, neverTogether, withModifier } = page.ncci;
  if (partners.length === 0) return "  no pair with any code of the loaded edits\n";
  const note = page.sources.find(({ label }) => label.startsWith("ncci-ptp:"))?.note;
  return [
    `  ${partners.length} pairs: ${withModifier} with a modifier where the record supports it, ${neverTogether} never (marked *)\n`,
    partnerList(
      "not paid beside it",
      partners.filter(({ column }) => column === 1),
    ),
    partnerList(
      "it is not paid beside",
      partners.filter(({ column }) => column === 2),
    ),
    note === undefined ? "" : wrap(`Note: ${note}`, "    "),
  ].join("");
}

function limits(page: CodePage): string {
  const mue = page.mue ? `${page.mue.units} a day, ${page.mue.words} (MAI ${page.mue.mai})` : "none loaded for this date and code";
  const addOn = page.addOn;
  const added = !addOn
    ? "not checked: no add-on edits are loaded for this date or code"
    : addOn.type !== undefined
      ? `an add-on code (type ${addOn.type}) to ${addOn.primaries.join(" ") || "codes that the contractor names"}`
      : addOn.addOns.length > 0
        ? `primary code of ${addOn.addOns.join(" ")}`
        : "no relation";
  return wrap(`Units (MUE): ${mue}`, "  ") + wrap(`Add-on: ${added}`, "  ");
}

function figure({ what, allowedCents, differenceCents, notPriced }: TipFigure): string {
  if (allowedCents === undefined) return `      ${what}: not priced (${notPriced})\n`;
  const difference = differenceCents === undefined || differenceCents === allowedCents ? "" : ` (${signed(differenceCents)})`;
  return `      ${what}: ${formatCents(allowedCents)}${difference}\n`;
}

function tip({ title, text, figures, confidence, why, source }: Tip): string {
  const words = wrap(text, "    ");
  return `  ${title}\n${words}${figures.map(figure).join("")}${wrap(`Confidence ${confidence}: ${why}. Source: ${source}.`, "      ")}`;
}

/** The calculator page for a terminal. */
export function codePageText(page: CodePage, plainWords: string | undefined, why: string | undefined): string {
  const date = `${formatServiceDate(page.date)}${why === undefined ? "" : ` (${why})`}`;
  const sections = [
    `${page.procedure}${plainWords === undefined ? "" : `  ${plainWords}`}\n${wrap(`date ${date}; locality ${page.locality.id}${page.locality.id === "national" ? "" : ` ${page.locality.name}`}`, "  ")}`,
    `Price, alone and in full\n${prices(page)}${wrap(`Confidence ${page.confidence.level}: ${page.confidence.why}.`, "    ")}`,
    `Indicators\n${page.indicators.map(({ name, value, words }) => `  ${name}: ${value}, ${words}\n`).join("")}`,
    `NCCI pairs\n${ncci(page)}`,
    `Limits and add-ons\n${limits(page)}`,
    page.tips.length === 0 ? "" : `Tips, computed for this date and place\n${page.tips.map(tip).join("\n")}`,
    `Sources\n${page.sources.map(({ label, source }) => `  ${label}: ${source}\n`).join("")}${page.notChecked.map(({ table, reason }) => `  not checked: ${table} (${reason})\n`).join("")}`,
  ];
  return `${sections.filter((section) => section !== "").join("\n")}`;
}
