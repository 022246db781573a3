import { type Cents, formatCents, type ServiceDate } from "@claimscrub/claim";

/** What a payer says of one line; charge, paid and adjustments add up. */
export interface PaidLine {
  readonly procedure: string;
  readonly modifiers: readonly string[];
  readonly date: ServiceDate;
  readonly chargeCents: Cents;
  readonly paidCents: Cents;
  readonly adjustments: readonly (readonly [group: string, carc: string, cents: Cents])[];
  /** AMT*B6; left out where the payer does not give it. */
  readonly allowedCents?: Cents | undefined;
  /** REF*6R; left out where the payer does not give it. */
  readonly control?: string | undefined;
}

/** A CLP loop; a reversal's amounts are negative, as the guide wants them. */
export interface PaidClaim {
  readonly claim: string;
  readonly status: "1" | "2" | "4" | "22";
  readonly filing: string;
  readonly lines: readonly PaidLine[];
}

/** A transaction set 835. */
export interface PaymentSpec {
  readonly payer: { readonly id: string; readonly name: string };
  readonly payeeNpi: string;
  readonly date: ServiceDate;
  readonly trace: string;
  readonly claims: readonly PaidClaim[];
}

/** Writes payments as one 835 file whose sums agree. @param control ISA13, so that a copy can come in another envelope */
export function write835(payments: readonly PaymentSpec[], control: number): string {
  const isa = String(control).padStart(9, "0");
  const segments = [
    `ISA*00*          *00*          *ZZ*PAYER          *ZZ*CLINIC         *250101*0815*^*00501*${isa}*0*T*:`,
    `GS*HP*PAYER*CLINIC*20250101*0815*${control}*X*005010X221A1`,
  ];
  payments.forEach((payment, at) => {
    const set = transaction(payment, String(at + 1).padStart(4, "0"));
    segments.push(...set);
  });
  segments.push(`GE*${payments.length}*${control}`, `IEA*1*${isa}`);
  return segments.map((segment) => `${segment}~\n`).join("");
}

function transaction({ payer, payeeNpi, date, trace, claims }: PaymentSpec, number: string): string[] {
  const paid = claims.reduce((sum, claim) => sum + total(claim, "paidCents"), 0);
  const body = [
    `ST*835*${number}`,
    `BPR*I*${formatCents(Math.abs(paid))}*${paid < 0 ? "D" : "C"}*ACH************${date}`,
    `TRN*1*${trace}*1999999999`,
    `N1*PR*${payer.name}*XV*${payer.id}`,
    `N1*PE*CLINIC*XX*${payeeNpi}`,
    "LX*1",
    ...claims.flatMap(claimLoop),
  ];
  return [...body, `SE*${body.length + 1}*${number}`];
}

function claimLoop(claim: PaidClaim): string[] {
  const [charge, paid] = [total(claim, "chargeCents"), total(claim, "paidCents")];
  return [
    `CLP*${claim.claim}*${claim.status}*${formatCents(charge)}*${formatCents(paid)}**${claim.filing}*ICN${claim.claim}`,
    ...claim.lines.flatMap((line) => [
      `SVC*HC:${[line.procedure, ...line.modifiers].join(":")}*${formatCents(line.chargeCents)}*${formatCents(line.paidCents)}`,
      `DTM*472*${line.date}`,
      ...line.adjustments.map(([group, carc, cents]) => `CAS*${group}*${carc}*${formatCents(cents)}`),
      ...(line.control === undefined ? [] : [`REF*6R*${line.control}`]),
      ...(line.allowedCents === undefined ? [] : [`AMT*B6*${formatCents(line.allowedCents)}`]),
    ]),
  ];
}

function total({ lines }: PaidClaim, what: "chargeCents" | "paidCents"): Cents {
  return lines.reduce((sum, line) => sum + line[what], 0);
}
