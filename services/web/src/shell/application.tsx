import { useEffect, useState } from "preact/hooks";
import { forgetKey, sessionKey } from "../api/session.ts";
import { forgetAnswers } from "../api/use-answer.ts";
import { ClaimPage } from "../claim/claim-page.tsx";
import { CodesPage } from "../codes/codes-page.tsx";
import { FilesPage } from "../files/files-page.tsx";
import { Overview } from "../overview/overview.tsx";
import { ReferencePage } from "../reference/reference-page.tsx";
import { ReportsPage } from "../reports/reports-page.tsx";
import { type Place, usePlace } from "../routing/location.ts";
import { RulePage } from "../rules/rule-page.tsx";
import { RulesPage } from "../rules/rules-page.tsx";
import { Worklist } from "../worklist/worklist.tsx";
import { Frame } from "./frame.tsx";
import { SignIn } from "./sign-in.tsx";

/** The application: a page by its address, behind a key. */
export function Application() {
  const place = usePlace();
  const [signedIn, setSignedIn] = useState(sessionKey() !== null);
  const signOut = () => {
    forgetKey();
    forgetAnswers();
    setSignedIn(false);
  };
  useEffect(() => {
    document.addEventListener("signed-out", signOut);
    return () => document.removeEventListener("signed-out", signOut);
  }, []);
  const at = place.parts[0] ?? "";
  useEffect(() => {
    // Never more than the page's kind and a public code: titles end up in a browser's history.
    document.title = at === "" ? "Claimscrub" : `${titleOf(place)} · Claimscrub`;
  }, [at, place]);
  if (!signedIn) return <SignIn signedIn={() => setSignedIn(true)} />;
  return (
    <Frame at={at === "claims" ? "worklist" : at} signOut={signOut}>
      <Page place={place} />
    </Frame>
  );
}

function titleOf({ parts: [at = "", name] }: Place): string {
  if (at === "codes" || at === "rules") return name ?? (at === "codes" ? "Codes" : "Rule book");
  if (at === "claims") return "Claim";
  return at === "reference" ? "Reference releases" : at.charAt(0).toUpperCase() + at.slice(1);
}

function Page({ place }: { readonly place: Place }) {
  const [at = "", name, number] = place.parts;
  switch (at) {
    case "":
      return <Overview />;
    case "worklist":
      return <Worklist />;
    case "claims":
      return name !== undefined && /^\d+$/.test(number ?? "") ? (
        <ClaimPage fileId={name} claimIndex={Number(number)} at={place.query["at"]} />
      ) : (
        <Nowhere />
      );
    case "codes":
      return <CodesPage code={name?.toUpperCase()} />;
    case "files":
      return <FilesPage />;
    case "reference":
      return <ReferencePage />;
    case "reports":
      return <ReportsPage kind={name} />;
    case "rules":
      return name === undefined ? <RulesPage /> : <RulePage code={name} />;
    default:
      return <Nowhere />;
  }
}

function Nowhere() {
  return (
    <>
      <h1>There is no such page</h1>
      <p>
        <a href="/">To the overview</a>
      </p>
    </>
  );
}
