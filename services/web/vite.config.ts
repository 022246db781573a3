import { REPORT_STYLE } from "@claimscrub/report";
import { defineConfig, type Plugin } from "vite";

const SHEET = "virtual:report.css";

/** The colours and components of report.html as a style sheet of the application, so that the two can't drift apart. */
const reportStyle: Plugin = {
  name: "report-style",
  resolveId: (id) => (id === SHEET ? `\0${SHEET}` : undefined),
  load: (id) => (id === `\0${SHEET}` ? REPORT_STYLE : undefined),
};

export default defineConfig({
  plugins: [reportStyle],
  build: {
    target: "es2022",
    // The content security policy allows nothing inline: every asset is a file of its own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
