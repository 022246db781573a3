import type { Cents } from "@claimscrub/claim";
import { centsOf, type Decimal, parseDecimal, product } from "./decimal.ts";
import { type Element, first, text } from "./element.ts";

export const ONE: Decimal = { digits: 1n, scale: 0 };

/** An amount of Money, or of a Quantity as STU3 has it: in cents, or why not. */
export type Amount = Cents | "absent" | "unreadable" | "other-currency";

export function amountOf(money: Element | undefined): Amount {
  const value = moneyOf(money);
  if (typeof value === "string") return value;
  return centsOf(value) ?? "unreadable";
}

function moneyOf(money: Element | undefined): Decimal | "absent" | "unreadable" | "other-currency" {
  const written = text(money, "value");
  if (written === "") return "absent";
  const currency = text(money, "currency") || (text(money, "system").includes("4217") ? text(money, "code") : "");
  if (currency !== "" && currency.toUpperCase() !== "USD") return "other-currency";
  return parseDecimal(written) ?? "unreadable";
}

/** SV102 of an item: its net, else unit price times quantity times factor. */
export function chargeOf(item: Element, units: Decimal | undefined): { readonly charge: Amount; readonly differs: boolean } {
  const net = amountOf(first(item, "net"));
  const each = moneyOf(first(item, "unitPrice"));
  const factor = first(item, "factor") === undefined ? ONE : parseDecimal(text(item, "factor"));
  const computed =
    typeof each === "string"
      ? each
      : units === undefined || factor === undefined
        ? "unreadable"
        : (centsOf(product(each, units, factor)) ?? "unreadable");
  if (net === "absent") return { charge: computed, differs: false };
  // What else adds to a net, or takes from it, is not in the product.
  const plain = first(item, "tax") === undefined && first(item, "detail") === undefined && first(item, "points") === undefined;
  return { charge: net, differs: plain && typeof net === "number" && typeof computed === "number" && net !== computed };
}
