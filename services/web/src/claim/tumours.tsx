import { dollars } from "@claimscrub/report";
import type { ClaimLine, LinePlace, TumourView } from "../api/answers.ts";
import { diagnosisText } from "./elements.ts";

export interface TumoursProps {
  readonly tumours: readonly TumourView[];
  readonly lines: readonly ClaimLine[];
  readonly diagnoses: readonly string[];
  readonly claimIndex: number;
}

/** The lines of Mohs surgery by tumour: stages, blocks, repair, and what each comes to. */
export function Tumours({ tumours, lines, diagnoses, claimIndex }: TumoursProps) {
  const lineAt = (place: LinePlace) => (place.claimIndex === claimIndex ? lines.find(({ line }) => line === place.line) : undefined);
  return (
    <ul class="settings">
      {tumours.map((tumour, at) => (
        <li class="setting tumour" key={`${tumour.claimIndex} ${tumour.line}`}>
          <Tumour tumour={tumour} name={`Tumour ${at + 1}`} lineAt={lineAt} diagnoses={diagnoses} />
        </li>
      ))}
    </ul>
  );
}

interface TumourProps {
  readonly tumour: TumourView;
  readonly name: string;
  readonly lineAt: (place: LinePlace) => ClaimLine | undefined;
  readonly diagnoses: readonly string[];
}

function Tumour({ tumour, name, lineAt, diagnoses }: TumourProps) {
  const places = [tumour, ...tumour.laterStages, ...tumour.extraBlocks, ...tumour.repairs];
  const own = places.map(lineAt).filter((line) => line !== undefined);
  const elsewhere = places.length - own.length;
  const stages = tumour.laterStages.reduce((sum, place) => sum + (lineAt(place)?.units ?? 1), 1);
  const blocks = tumour.extraBlocks.reduce((sum, place) => sum + (lineAt(place)?.units ?? 1), 0);
  const diagnosis = diagnoses[(lineAt(tumour)?.pointers[0] ?? 0) - 1];
  const facts = [
    `${stages} ${stages === 1 ? "stage" : "stages"}`,
    blocks === 0 ? "" : `${blocks} further ${blocks === 1 ? "block" : "blocks"}`,
    tumour.repairs.length === 0
      ? "no closure on the claim"
      : tumour.repairs.length === 1
        ? "one closure"
        : `${tumour.repairs.length} closures`,
    (tumour.units ?? 1) > 1 ? `${tumour.units} tumours on one line` : "",
    elsewhere === 0 ? "" : `${elsewhere} ${elsewhere === 1 ? "line" : "lines"} on another claim`,
  ].filter((fact) => fact !== "");
  return (
    <>
      <h3>
        {name}
        {diagnosis && `, ${diagnosisText(diagnosis)}`}
      </h3>
      <p class="price">{dollars(own.reduce((sum, line) => sum + (line.allowedCents ?? 0), 0))}</p>
      <p class="soft">{facts.join(", ")}</p>
      <table>
        <tbody>
          {own.map((line) => (
            <tr key={line.line}>
              <td>
                Line {line.line}: <b>{[line.procedure, ...line.modifiers].join("-")}</b>
                {line.units !== null && line.units !== 1 && ` × ${line.units}`}
              </td>
              <td class="num">{line.allowedCents === null ? "not priced" : dollars(line.allowedCents)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
