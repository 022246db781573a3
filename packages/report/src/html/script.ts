/** The report's whole script: filtering, opening all, printing what is open. Everything can be read without it. */
export const SCRIPT = `
(() => {
  const rows = [...document.querySelectorAll(".row")];
  const form = document.querySelector(".filters");
  if (!form || rows.length === 0) return;
  const said = document.getElementById("shown");
  const none = document.getElementById("none");
  const fields = ["direction", "severity", "code", "payer"].map((name) => form.elements.namedItem(name));
  const search = form.elements.namedItem("text");
  const texts = new Map();
  const textOf = (row) => {
    if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
    return texts.get(row);
  };
  const words = { denial: "Denial risk", underbilling: "Underbilling", audit: "Audit exposure", rejection: "Rejection", review: "Review" };
  for (const field of fields) {
    const values = [...new Set(rows.map((row) => row.dataset[field.name]))].filter(Boolean).sort();
    for (const value of values) field.append(new Option(words[value] || value, value));
  }
  form.hidden = false;
  const apply = () => {
    const sought = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
    let count = 0;
    let cents = 0;
    for (const row of rows) {
      const fits = fields.every((field) => field.value === "" || row.dataset[field.name] === field.value) && sought.every((word) => textOf(row).includes(word));
      row.hidden = !fits;
      if (!fits) continue;
      count++;
      cents += Number(row.dataset.cents || 0);
    }
    none.hidden = count > 0;
    const money = (cents / 100).toLocaleString("en-US", { style: "currency", currency: "USD" });
    said.textContent = count === rows.length ? said.dataset.all : count + " of " + rows.length + " listed findings fit, " + money + " gross.";
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  const openAll = document.getElementById("open-all");
  openAll.addEventListener("click", () => {
    const open = openAll.getAttribute("aria-pressed") !== "true";
    openAll.setAttribute("aria-pressed", String(open));
    openAll.textContent = open ? "Close all" : "Open all";
    for (const row of rows) if (!row.hidden) row.open = open;
  });
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "Escape" && event.target === search) {
      search.value = "";
      apply();
      return;
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") {
      event.preventDefault();
      search.focus();
      return;
    }
    if (event.key !== "j" && event.key !== "k") return;
    const seen = rows.filter((row) => !row.hidden);
    const at = seen.findIndex((row) => row.contains(document.activeElement));
    const next = seen[event.key === "j" ? at + 1 : Math.max(0, at - 1)];
    if (next) next.querySelector("summary").focus();
  });
  apply();
})();
`;

/** What the page's content security policy lets run: SHA-256 of SCRIPT in base64. A test computes it again. */
export const SCRIPT_HASH = "IIIRGaPs8jwrtvacLJwwizvMtMmCPO9TtoT8EqI7w2U=";
