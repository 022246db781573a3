// Written by starter/write-starter.mjs from files of the Centers for Medicare & Medicaid Services. Do not edit.
export const RVU24AR: { readonly digest: string; readonly lines: string } = {
  digest: "697b61193b1fa78b8d39917f4102afe8311e477b1ddd6ea8056b23147f061937",
  lines: `

`,
};
