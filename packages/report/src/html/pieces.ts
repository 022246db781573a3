/** Colours, type and the pieces that findings, tables and pages of codes are made of: the report, the toolkit of a code and the application wear the same. */
export const PIECES = `
:root{color-scheme:light dark;
--page:#f6f5f1;--sheet:#fffefb;--ink:#1d2326;--soft:#566066;--rule:#dcd8cd;--wash:#f0ede5;--link:#0b5d79;--focus:#0b7ba0;
--denial:#a3262b;--underbilling:#14663f;--audit:#8a5200;--rejection:#6a2b8a;--review:#35566f;
--denial-wash:#f9e7e5;--underbilling-wash:#e2f1e6;--audit-wash:#faeed6;--rejection-wash:#f1e6f6;--review-wash:#e4edf3;--note:#fbf3d9;--note-rule:#e3cd84;--work:#2b6a8c;--expense:#b9761a;--malpractice:#7d5c97}
@media (prefers-color-scheme:dark){:root{
--page:#14181a;--sheet:#1b2124;--ink:#e4e6e3;--soft:#a0abb0;--rule:#353e42;--wash:#232b2f;--link:#7cc6e2;--focus:#7cc6e2;
--denial:#f2a09b;--underbilling:#8ed1a6;--audit:#e8bd73;--rejection:#d6aaea;--review:#a6c6de;
--denial-wash:#3d2223;--underbilling-wash:#1b3526;--audit-wash:#3a2d15;--rejection-wash:#34243d;--review-wash:#20313d;--note:#302a17;--note-rule:#76652c;--work:#6fb3d6;--expense:#dba552;--malpractice:#b79ad1}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 ui-sans-serif,system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums}
h1{font-size:24px;line-height:1.25;margin:0;font-weight:650;letter-spacing:-.01em}
h2{font-size:17px;line-height:1.3;margin:36px 0 10px;font-weight:650}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
h3{font-size:12px;margin:0 0 6px;font-weight:650;color:var(--soft);letter-spacing:.02em}
p{margin:0 0 10px;max-width:76ch}
a{color:var(--link);text-underline-offset:2px}
small,.soft{color:var(--soft)}
code,.mono{font-family:ui-monospace,"SFMono-Regular",Menlo,Consolas,monospace;font-size:.92em}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px;border-radius:3px}
.facts{display:flex;flex-wrap:wrap;gap:4px 26px;margin:14px 0 0;padding:0;list-style:none}
.facts b{font-size:19px;font-weight:650;display:block;line-height:1.3}
.facts li{color:var(--soft);font-size:13px}.facts b{color:var(--ink)}
.panel{background:var(--sheet);border:1px solid var(--rule);border-radius:8px;padding:14px 18px}
.note{background:var(--note);border-color:var(--note-rule);margin-top:22px}.note h2{margin:0 0 6px}.note ul{margin:0 0 10px;padding-left:20px}.note .scroll{margin-bottom:12px}.note h3{margin-top:4px}.note>:last-child{margin-bottom:0}
.note th,.note td{border-color:var(--note-rule)}.note td,.note th{font-size:14px}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:6px 14px 6px 0;vertical-align:top;border-bottom:1px solid var(--rule)}
thead th{font-size:12px;font-weight:600;color:var(--soft);vertical-align:bottom}
tbody th{font-weight:550}
tr:last-child>td,tr:last-child>th{border-bottom:0}
.whole{white-space:nowrap}
.stack{margin-bottom:14px}.later{margin-top:14px}
.law{font-size:13.5px;color:var(--soft)}.law b{color:var(--ink)}
.num{text-align:right;white-space:nowrap}thead .num{white-space:normal}
td:last-child,th:last-child{padding-right:0}
td.strong{font-weight:650}
.meaning{display:block;font-weight:400;font-size:13px;color:var(--soft)}
.chip{display:inline-block;font-size:12px;line-height:1.45;padding:1px 8px;border-radius:10px;white-space:nowrap;font-weight:550}
.denial{color:var(--denial);background:var(--denial-wash)}.underbilling{color:var(--underbilling);background:var(--underbilling-wash)}
.audit{color:var(--audit);background:var(--audit-wash)}.rejection{color:var(--rejection);background:var(--rejection-wash)}.review{color:var(--review);background:var(--review-wash)}
input,select,button{font:inherit;font-size:14px;color:var(--ink);background:var(--sheet);border:1px solid var(--rule);border-radius:6px;padding:6px 9px;min-height:36px;max-width:100%}
input{width:100%}select{max-width:250px}
button{cursor:pointer}button:hover{background:var(--wash)}
.rule{white-space:nowrap}
.sev-error{font-weight:650}
.body section{margin:0 0 16px}.body section:last-child{margin-bottom:0}
.body p{margin-bottom:6px}
.body .last{margin-top:6px}
.body td,.body th{font-size:13.5px;padding-top:4px;padding-bottom:4px}
.body ul{margin:0;padding-left:18px;font-size:13.5px}
.body td,.body li,.body p,dd{overflow-wrap:anywhere}
.steps tr:last-child td{font-weight:600}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:3px 14px;margin:0;font-size:13.5px}
dt{color:var(--soft)}dd{margin:0}
.bar{display:block;height:4px;margin-top:3px;border-radius:2px;background:var(--denial);min-width:1px;opacity:.75}
.bar.under{background:var(--underbilling)}
.skip{position:absolute;left:-9999px}.skip:focus{left:24px;top:8px;background:var(--sheet);padding:6px 10px;z-index:2}
.filters{display:flex;flex-wrap:wrap;gap:10px;align-items:end;margin:0 0 10px}
.filters label{display:grid;gap:2px;font-size:12px;color:var(--soft)}
.filters .grow{flex:1 1 220px}
.worth{text-align:right;font-weight:650}.worth small{font-weight:400}
.settings{display:grid;grid-template-columns:repeat(auto-fit,minmax(230px,1fr));gap:12px;margin:0;padding:0;list-style:none}
.setting{background:var(--sheet);border:1px solid var(--rule);border-radius:8px;padding:12px 16px}
.setting h3{margin:0}.setting .price{font-size:28px;line-height:1.25;font-weight:650;letter-spacing:-.01em;margin:2px 0 0}
.setting p{margin:0;font-size:13px}.setting .unpriced{font-size:15px;margin:4px 0 0}
.shares{width:100%;height:14px;display:block;border-radius:3px}
.work{fill:var(--work);background:var(--work)}.expense{fill:var(--expense);background:var(--expense)}.malpractice{fill:var(--malpractice);background:var(--malpractice)}
.swatch{print-color-adjust:exact;display:inline-block;width:10px;height:10px;border-radius:2px;margin-right:7px}
.picture td:nth-child(2){width:46%;min-width:90px;vertical-align:middle}
.tip{border-top:1px solid var(--rule);padding:12px 0 10px}.tip:first-child{border-top:0;padding-top:0}.tip h3{font-size:15px;color:var(--ink);letter-spacing:0;margin:0 0 2px}.tip table{margin:4px 0 6px}.tip td{padding-top:3px;padding-bottom:3px;font-size:14px}
.up{color:var(--underbilling)}.down{color:var(--denial)}
.partners{columns:5 90px;margin:4px 0 12px;padding:0;list-style:none;font-size:13.5px}
[hidden]{display:none!important}
@media print{:root{color-scheme:light;--denial:#a3262b;--underbilling:#14663f;--audit:#8a5200;--rejection:#6a2b8a;--review:#35566f;--denial-wash:#fff;--underbilling-wash:#fff;--audit-wash:#fff;--rejection-wash:#fff;--review-wash:#fff;--work:#2b6a8c;--expense:#b9761a;--malpractice:#7d5c97;--note-rule:#bbb;--page:#fff;--sheet:#fff;--ink:#000;--soft:#444;--rule:#bbb;--wash:#fff;--note:#fff;--link:#000}}
`;
