import type { TumourLine, TumourView } from "@claimscrub/claim";
import { codeOfTumourLine, dollars, siteWords } from "@claimscrub/report";
import { diagnosisText } from "./elements.ts";

export interface ClaimPlace {
  readonly fileId: string;
  readonly claimIndex: number;
}

export interface TumoursProps {
  readonly tumours: readonly TumourView[];
  readonly at: ClaimPlace;
}

/** The cases of Mohs surgery as a surgeon thinks of them: site and how it is known, stages, blocks, closure, pathology, and what each comes to. */
export function Tumours({ tumours, at }: TumoursProps) {
  return (
    <ul class="settings">
      {tumours.map((tumour) => (
        <li class="setting tumour" key={`${tumour.fileId} ${tumour.claimIndex} ${tumour.tumour}`}>
          <Tumour tumour={tumour} at={at} />
        </li>
      ))}
    </ul>
  );
}

const counted = (count: number, one: string, several: string) => `${count} ${count === 1 ? one : several}`;

function Tumour({ tumour, at }: { readonly tumour: TumourView; readonly at: ClaimPlace }) {
  const { stages, extraBlocks, repairs, firstStage, shared, allowedCents } = tumour;
  const own = [firstStage, ...tumour.laterStages, ...tumour.blocks, ...repairs, ...tumour.pathology];
  const isHere = (line: TumourLine) => line.fileId === at.fileId && line.claimIndex === at.claimIndex;
  const { site, grounds } = siteWords(tumour.site);
  const facts = [
    stages === 0 ? `${firstStage.units} tumours on one line, not told apart` : counted(stages, "stage", "stages"),
    extraBlocks === 0 ? "" : counted(extraBlocks, "further block", "further blocks"),
    repairs.length === 0 ? "no closure attached" : counted(repairs.length, "closure", "closures"),
  ].filter((fact) => fact !== "");
  return (
    <>
      <h3>{[`Tumour ${tumour.tumour}`, ...tumour.diagnoses.map(diagnosisText)].join(", ")}</h3>
      <p class="price">{allowedCents === null ? "not priced" : dollars(allowedCents)}</p>
      <p>
        {site} <span class="soft">({grounds})</span>
      </p>
      <p class="soft">{facts.join(", ")}</p>
      <table>
        <tbody>
          {own.map((line) => (
            <LineOfTumour line={line} isHere={isHere(line)} key={`${line.fileId} ${line.claimIndex} ${line.line}`} />
          ))}
        </tbody>
      </table>
      {shared.length > 0 && <p class="soft">May be of this tumour or of another: {shared.map(codeOfTumourLine).join(", ")}.</p>}
    </>
  );
}

function LineOfTumour({ line, isHere }: { readonly line: TumourLine; readonly isHere: boolean }) {
  return (
    <tr>
      <td>
        {isHere ? `Line ${line.line}` : `Line ${line.line} of another claim`}: <b>{codeOfTumourLine(line)}</b>
      </td>
      <td class="num">{line.allowedCents === null ? "not priced" : dollars(line.allowedCents)}</td>
    </tr>
  );
}
