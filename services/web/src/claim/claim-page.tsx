import { dollars } from "@claimscrub/report";
import { useEffect, useState } from "preact/hooks";
import type { ClaimAnswer } from "../api/answers.ts";
import { useAnswer } from "../api/use-answer.ts";
import { Answered } from "../pieces/said.tsx";
import type { Tried } from "./changes.ts";
import { claimFieldOf, type ClaimField, diagnosisText } from "./elements.ts";
import { ClaimFindings } from "./claim-findings.tsx";
import { ClaimLines } from "./claim-lines.tsx";
import { Marks } from "./marks.tsx";
import { type ClaimPlace, Tumours } from "./tumours.tsx";
import { WhatIfTable } from "./what-if.tsx";

export interface ClaimPageProps {
  readonly fileId: string;
  readonly claimIndex: number;
  /** The finding that led here. */
  readonly at: string | undefined;
}

/** One claim: its lines with what is wrong beside the element at fault, its tumours, its amounts step by step, and what it would be if. */
export function ClaimPage({ fileId, claimIndex, at }: ClaimPageProps) {
  const asked = useAnswer<ClaimAnswer>(`/v1/claims/${fileId}/${claimIndex}`);
  return (
    <Answered of={asked}>
      {(answer) => (
        <Claim
          key={`${fileId} ${claimIndex}`}
          answer={answer}
          path={`/v1/claims/${fileId}/${claimIndex}`}
          place={{ fileId, claimIndex }}
          at={at}
          changed={asked.reload}
        />
      )}
    </Answered>
  );
}

interface ClaimProps {
  readonly answer: ClaimAnswer;
  readonly path: string;
  readonly place: ClaimPlace;
  readonly at: string | undefined;
  readonly changed: () => void;
}

function Claim({ answer, path, place, at, changed }: ClaimProps) {
  const { claim, lines, findings, tumours } = answer;
  const [tried, setTried] = useState<Tried>(new Map());
  const numberOf = new Map(findings.map((finding, place) => [finding.id, place + 1]));
  const marksOf = (field: ClaimField) =>
    findings
      .filter((one) => one.line === null && claimFieldOf(one.location.element) === field)
      .map((one) => ({ id: one.id, number: numberOf.get(one.id)! }));
  useEffect(() => {
    if (at !== undefined) document.getElementById(`finding-${at}`)?.scrollIntoView({ block: "nearest" });
  }, [at]);
  const tryOut = (next: Tried) => {
    setTried(next);
    document.getElementById("what-if")?.scrollIntoView({ block: "start" });
  };
  return (
    <>
      <header class="head">
        <h1>
          Claim {claim.id} <Marks of={marksOf("claim")} />
        </h1>
        <a class="plain" href="/worklist">
          To the worklist
        </a>
      </header>
      <dl class="claim-facts">
        <Fact name="Payer" marks={<Marks of={marksOf("payer")} />}>
          {[claim.payerName, claim.payerId].filter(Boolean).join(", ")}
        </Fact>
        <Fact name="Date of service">{claim.date}</Fact>
        <Fact name="Place of service" marks={<Marks of={marksOf("pos")} />}>
          {claim.pos}
        </Fact>
        <Fact name="Billing NPI" marks={<Marks of={marksOf("provider")} />}>
          {claim.billingNpi}
        </Fact>
        <Fact name="Rendering NPI">{claim.renderingNpi || "the billing provider"}</Fact>
        <Fact name="Charged" marks={<Marks of={marksOf("charge")} />}>
          {claim.chargeCents === null ? "no amount" : dollars(claim.chargeCents)}
        </Fact>
        <Fact name="Medicare allows">
          <b>{claim.allowedCents === null ? "not priced" : dollars(claim.allowedCents)}</b>
        </Fact>
        <Fact name="Diagnoses" marks={<Marks of={marksOf("diagnoses")} />}>
          {claim.diagnoses.map((code, place) => (
            <span class="diagnosis" key={`${place} ${code}`}>
              <small>{place + 1}</small> {diagnosisText(code)}
            </span>
          ))}
        </Fact>
      </dl>
      <section aria-labelledby="lines">
        <h2 id="lines">Lines</h2>
        <ClaimLines lines={lines} findings={findings} numberOf={numberOf} />
      </section>
      {tumours.length > 0 && (
        <section aria-labelledby="tumours">
          <h2 id="tumours">Tumours</h2>
          <Tumours tumours={tumours} at={place} />
        </section>
      )}
      <section aria-labelledby="findings">
        <h2 id="findings">Findings</h2>
        <ClaimFindings
          findings={findings}
          numberOf={numberOf}
          lines={lines}
          claimIndex={place.claimIndex}
          at={at}
          tryOut={tryOut}
          changed={changed}
        />
      </section>
      <section aria-labelledby="what-if">
        <h2 id="what-if">What if</h2>
        <WhatIfTable path={path} lines={lines} findings={findings} tried={tried} setTried={setTried} />
      </section>
    </>
  );
}

function Fact({
  name,
  marks,
  children,
}: {
  readonly name: string;
  readonly marks?: preact.ComponentChildren;
  readonly children: preact.ComponentChildren;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {children} {marks}
      </dd>
    </div>
  );
}
