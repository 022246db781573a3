import type { FeeRow } from "@claimscrub/reference";
import type { Calculator, Tip, TipFigure } from "./code-tips.ts";

const COMPUTED = "computed from the fee schedule in force on the date, as CMS computes its published amounts";

/** What 50, assistants, second surgeons and a shared global package pay for a code. */
export function surgeryTips(code: string, row: FeeRow, calculator: Calculator): (Tip | undefined)[] {
  return [bothSides(code, row, calculator), otherSurgeons(code, row, calculator), partsOfThePackage(code, row, calculator)];
}

function bothSides(code: string, row: FeeRow, calculator: Calculator): Tip | undefined {
  if (row.bilateral !== "1" && row.bilateral !== "3") return undefined;
  return {
    id: "both-sides",
    title: "Both sides",
    text: "Done on both sides, it is one line with 50 and one unit; RT and LT on two lines come to the same. Done on one side, RT or LT says which.",
    figures: [calculator.figure(`${code}-50`, [{ procedure: code, modifiers: ["50"] }], [{ procedure: code }])],
    confidence: "high",
    why: COMPUTED,
    source: `RVU25D, Bilateral Surgery indicator ${row.bilateral}`,
  };
}

/** The place where an operation is mostly done: where the fee schedule marks the office NA, a hospital. */
function usualPlace(row: FeeRow): string {
  return row.naNonFacility ? "22" : "11";
}

function otherSurgeons(code: string, row: FeeRow, calculator: Calculator): Tip | undefined {
  const pos = usualPlace(row);
  const as = (what: string, modifier: string): TipFigure => calculator.figure(what, [{ procedure: code, modifiers: [modifier] }], [], pos);
  const figures: TipFigure[] = [];
  if (row.assistant === "2")
    figures.push(as(`${code}-80, a physician assists`, "80"), as(`${code}-AS, another practitioner assists`, "AS"));
  if (row.coSurgeon === "2" || row.coSurgeon === "1") figures.push(as(`${code}-62, each of two surgeons`, "62"));
  if (figures.length === 0) return undefined;
  return {
    id: "other-surgeons",
    title: "Assistants and second surgeons",
    text: `What further surgeons are paid for it. Two surgeons ${row.coSurgeon === "1" ? "must document the need for both" : row.coSurgeon === "2" ? "must be of different specialties" : "are not paid"}; an assistant is ${row.assistant === "2" ? "paid without further documents" : row.assistant === "0" ? "paid only with documentation of the need" : "never paid"}.`,
    figures,
    confidence: "high",
    why: COMPUTED,
    source: "RVU25D, Assistant at Surgery and Co-surgeons indicators",
  };
}

function partsOfThePackage(code: string, row: FeeRow, calculator: Calculator): Tip | undefined {
  if ((row.globalDays !== "010" && row.globalDays !== "090") || row.preOperative + row.intraOperative + row.postOperative === 0)
    return undefined;
  const pos = usualPlace(row);
  const part = (what: string, modifier: string): TipFigure =>
    calculator.figure(`${code}-${modifier}, ${what}`, [{ procedure: code, modifiers: [modifier] }], [], pos);
  return {
    id: "parts-of-the-package",
    title: "When several physicians share the care",
    text: `The fee holds the care before the operation and for ${Number(row.globalDays)} days after it. Who gives only a part bills it with its modifier; care after the operation (55) is paid by its days.`,
    figures: [
      part("the operation without the care after it", "54"),
      part("the care before it alone", "56"),
      part("back to the operating room", "78"),
    ],
    confidence: "high",
    why: COMPUTED,
    source: "RVU25D, pre-, intra- and postoperative percentages; rules of modifiers 54, 55, 56 and 78",
  };
}
