import { useEffect, useRef, useState } from "preact/hooks";
import type { Me } from "../api/answers.ts";
import { Problem, read } from "../api/client.ts";
import { forgetKey, keepKey } from "../api/session.ts";

/** Asks for an API key where the address brought none. The key stays in this tab. */
export function SignIn({ signedIn }: { readonly signedIn: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const [said, setSaid] = useState("");
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const key = String(new FormData(event.currentTarget as HTMLFormElement).get("key") ?? "").trim();
    if (key === "") return setSaid("Paste your key first.");
    setBusy(true);
    keepKey(key);
    try {
      await read<Me>("/v1/me");
      signedIn();
    } catch (error) {
      forgetKey();
      setSaid(error instanceof Problem && error.status === 401 ? "This key is not valid, or no longer." : `${(error as Error).message}`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <main class="sign-in">
      <h1>Claimscrub</h1>
      <p>
        Sign in with your API key. <span class="soft">It is kept in this tab only and forgotten when you close it.</span>
      </p>
      <form onSubmit={(event) => void submit(event)}>
        <label>
          API key
          <input name="key" type="password" autocomplete="off" spellcheck={false} aria-describedby="key-said" ref={field} />
        </label>
        <button type="submit" class="main" disabled={busy}>
          Sign in
        </button>
        <p id="key-said" role="status">
          {said}
        </p>
      </form>
      <p class="soft">
        <code>claimscrub serve</code> prints an address that signs you in at once.
      </p>
    </main>
  );
}
