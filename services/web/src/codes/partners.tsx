import { grouped, type PageOfCode } from "@claimscrub/report";
import { useState } from "preact/hooks";

const SHOWN = 100;

/** The codes that NCCI pairs with this one, to be searched by code or reason. */
export function Partners({ page }: { readonly page: PageOfCode }) {
  const [text, setText] = useState("");
  if (!page.ncci) return <p>Not checked: no NCCI edits are loaded for this date or code.</p>;
  const { partners, withModifier, neverTogether } = page.ncci;
  if (partners.length === 0) return <p>No pair with any code of the loaded edits.</p>;
  const typed = text.trim().toLowerCase();
  const fits = partners.filter(
    ({ partner, rationale }) => partner.toLowerCase().startsWith(typed) || (typed.length > 2 && rationale.toLowerCase().includes(typed)),
  );
  return (
    <>
      <p class="small">
        {grouped(partners.length)} pairs: {grouped(withModifier)} can be paid together with a modifier where the record supports it;{" "}
        {grouped(neverTogether)} never.
      </p>
      <label class="find">
        Find a partner
        <input
          type="search"
          inputMode="text"
          autocomplete="off"
          placeholder="code or words of the reason"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <p class="soft small" role="status">
        {typed === "" ? "" : fits.length === 0 ? `No pair of ${page.procedure} fits.` : `${grouped(fits.length)} fit.`}
      </p>
      {fits.length > 0 && (
        <div class="scroll tall" tabIndex={0} role="group" aria-label="NCCI partners">
          <table>
            <thead>
              <tr>
                <th scope="col">Partner</th>
                <th scope="col">Not paid</th>
                <th scope="col">Modifier</th>
                <th scope="col">Reason</th>
              </tr>
            </thead>
            <tbody>
              {fits.slice(0, SHOWN).map(({ partner, column, indicator, rationale }) => (
                <tr key={`${partner} ${column}`}>
                  <th scope="row">
                    <a href={`/codes/${partner}?date=${page.date}&locality=${page.locality.id}`}>{partner}</a>
                  </th>
                  <td>{column === 1 ? partner : page.procedure}</td>
                  <td>{indicator === 0 ? <b class="down">never</b> : "if separate"}</td>
                  <td class="soft">{rationale}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {fits.length > SHOWN && <p class="soft small">The first {SHOWN}; type to see others.</p>}
        </div>
      )}
    </>
  );
}
