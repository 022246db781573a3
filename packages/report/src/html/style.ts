/** The report's whole style sheet: system fonts, two schemes, narrow and wide, screen and paper. */
export const STYLE = `
:root{color-scheme:light dark;
--page:#f6f5f1;--sheet:#fffefb;--ink:#1d2326;--soft:#566066;--rule:#dcd8cd;--wash:#f0ede5;--link:#0b5d79;--focus:#0b7ba0;
--denial:#a3262b;--underbilling:#14663f;--audit:#8a5200;--rejection:#6a2b8a;--review:#35566f;
--denial-wash:#f9e7e5;--underbilling-wash:#e2f1e6;--audit-wash:#faeed6;--rejection-wash:#f1e6f6;--review-wash:#e4edf3;--note:#fbf3d9;--note-rule:#e3cd84}
@media (prefers-color-scheme:dark){:root{
--page:#14181a;--sheet:#1b2124;--ink:#e4e6e3;--soft:#a0abb0;--rule:#353e42;--wash:#232b2f;--link:#7cc6e2;--focus:#7cc6e2;
--denial:#f2a09b;--underbilling:#8ed1a6;--audit:#e8bd73;--rejection:#d6aaea;--review:#a6c6de;
--denial-wash:#3d2223;--underbilling-wash:#1b3526;--audit-wash:#3a2d15;--rejection-wash:#34243d;--review-wash:#20313d;--note:#302a17;--note-rule:#76652c}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 ui-sans-serif,system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums}
main,header,footer{max-width:1200px;margin:0 auto;padding:0 24px}
header{padding-top:28px}
h1{font-size:24px;line-height:1.25;margin:0;font-weight:650;letter-spacing:-.01em}
h2{font-size:17px;line-height:1.3;margin:36px 0 10px;font-weight:650}
h3{font-size:12px;margin:0 0 6px;font-weight:650;color:var(--soft);letter-spacing:.02em}
p{margin:0 0 10px;max-width:76ch}
a{color:var(--link);text-underline-offset:2px}
small,.soft{color:var(--soft)}
code,.mono{font-family:ui-monospace,"SFMono-Regular",Menlo,Consolas,monospace;font-size:.92em}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-9999px}.skip:focus{left:24px;top:8px;background:var(--sheet);padding:6px 10px;z-index:2}
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
.num{text-align:right;white-space:nowrap}
td:last-child,th:last-child{padding-right:0}
td.strong{font-weight:650}
.meaning{display:block;font-weight:400;font-size:13px;color:var(--soft)}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:0 28px}
.pair>section{min-width:0}
.chip{display:inline-block;font-size:12px;line-height:1.45;padding:1px 8px;border-radius:10px;white-space:nowrap;font-weight:550}
.denial{color:var(--denial);background:var(--denial-wash)}.underbilling{color:var(--underbilling);background:var(--underbilling-wash)}
.audit{color:var(--audit);background:var(--audit-wash)}.rejection{color:var(--rejection);background:var(--rejection-wash)}.review{color:var(--review);background:var(--review-wash)}
.filters{display:flex;flex-wrap:wrap;gap:10px;align-items:end;margin:0 0 10px}
.filters label{display:grid;gap:2px;font-size:12px;color:var(--soft)}
.filters .grow{flex:1 1 220px}
input,select,button{font:inherit;font-size:14px;color:var(--ink);background:var(--sheet);border:1px solid var(--rule);border-radius:6px;padding:6px 9px;min-height:36px;max-width:100%}
input{width:100%}select{max-width:250px}
button{cursor:pointer}button:hover{background:var(--wash)}
.list{background:var(--sheet);border:1px solid var(--rule);border-radius:8px;overflow:hidden}
.row{border-top:1px solid var(--rule);content-visibility:auto;contain-intrinsic-size:auto 52px}
.list>.row:first-child{border-top:0}
.row>summary{display:grid;grid-template-columns:96px 122px 74px minmax(0,1fr) minmax(0,230px);gap:0 14px;align-items:baseline;padding:8px 16px 8px 30px;cursor:pointer;list-style:none;position:relative}
.row>summary::-webkit-details-marker{display:none}
.row>summary::before{content:"";position:absolute;left:14px;top:17px;border:solid var(--soft);border-width:0 1.5px 1.5px 0;width:6px;height:6px;transform:rotate(-45deg)}
.row[open]>summary::before{transform:rotate(45deg);top:15px}
.row>summary:hover{background:var(--wash)}
.row[open]>summary{background:var(--wash)}
.worth{text-align:right;font-weight:650}.worth small{font-weight:400}
.what{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.row[open] .what{white-space:normal}
.where{font-size:13px;color:var(--soft);overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.rule{white-space:nowrap}
.sev-error{font-weight:650}
.tall{max-height:380px;overflow:auto}
.tall thead th{position:sticky;top:0;background:var(--sheet)}
.body{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,6fr);gap:18px 34px;padding:14px 30px 20px;border-top:1px solid var(--rule)}
.body>div{min-width:0}
.body section{margin:0 0 16px}.body section:last-child{margin-bottom:0}
.body p{margin-bottom:6px}
.body td,.body th{font-size:13.5px;padding-top:4px;padding-bottom:4px}
.body ul{margin:0;padding-left:18px;font-size:13.5px}
.body td,.body li,.body p,dd{overflow-wrap:anywhere}
.steps tr:last-child td{font-weight:600}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:3px 14px;margin:0;font-size:13.5px}
dt{color:var(--soft)}dd{margin:0}
.bar{display:block;height:4px;margin-top:3px;border-radius:2px;background:var(--denial);min-width:1px;opacity:.75}
.bar.under{background:var(--underbilling)}
footer{padding:28px 24px 48px;color:var(--soft);font-size:13px}
[hidden]{display:none!important}
@media (max-width:900px){.pair,.body{grid-template-columns:minmax(0,1fr)}}
@media (max-width:700px){
main,header,footer{padding-left:14px;padding-right:14px}
h1{font-size:21px}.facts{gap:8px 20px}.panel{padding:12px 14px}
.row>summary{grid-template-columns:auto auto 1fr;gap:2px 10px;padding:10px 12px 10px 28px}
.row>summary::before{left:12px;top:18px}
.worth{text-align:left}.rule{text-align:right}
.what,.where{grid-column:1/-1;white-space:normal}
.body{padding:12px 14px 16px 14px}
.filters label{flex:1 1 44%}.filters .grow{flex-basis:100%}select{max-width:none;width:100%}
.wide{display:none}
th,td{padding-right:10px}}
@media print{
.tall{max-height:none}
:root{--page:#fff;--sheet:#fff;--ink:#000;--soft:#444;--rule:#bbb;--wash:#fff;--note:#fff;--link:#000}
body{font-size:10pt}main,header,footer{max-width:none;padding:0}
.filters,.skip{display:none}.row{break-inside:avoid;content-visibility:visible}.list,.panel{border-radius:0}
.row>summary::before{display:none}.what{white-space:normal}}
`;
