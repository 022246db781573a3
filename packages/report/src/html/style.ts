import { PIECES } from "./pieces.ts";

/** The report's whole style sheet: system fonts, two schemes, narrow and wide, screen and paper. */
export const STYLE = `${PIECES}
main,header,footer{max-width:1200px;margin:0 auto;padding:0 24px}
header{padding-top:28px}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:0 28px}
.pair>section{min-width:0}
.list{background:var(--sheet);border:1px solid var(--rule);border-radius:8px;overflow:hidden}
.row{border-top:1px solid var(--rule);content-visibility:auto;contain-intrinsic-size:auto 52px}
.list>.row:first-child{border-top:0}
.row>summary{display:grid;grid-template-columns:96px 122px 74px minmax(0,1fr) minmax(0,230px);gap:0 14px;align-items:baseline;padding:8px 16px 8px 30px;cursor:pointer;list-style:none;position:relative}
.row>summary::-webkit-details-marker{display:none}
.row>summary::before{content:"";position:absolute;left:14px;top:17px;border:solid var(--soft);border-width:0 1.5px 1.5px 0;width:6px;height:6px;transform:rotate(-45deg)}
.row[open]>summary::before{transform:rotate(45deg);top:15px}
.row>summary:hover{background:var(--wash)}
.row[open]>summary{background:var(--wash)}
.what{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.row[open] .what{white-space:normal}
.where{font-size:13px;color:var(--soft);overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.tall{max-height:380px;overflow:auto}
.tall thead th{position:sticky;top:0;background:var(--sheet)}
.body{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,6fr);gap:18px 34px;padding:14px 30px 20px;border-top:1px solid var(--rule)}
.body>div{min-width:0}
footer{padding:28px 24px 48px;color:var(--soft);font-size:13px}
@media (max-width:900px){.pair,.body{grid-template-columns:minmax(0,1fr)}}
@media (max-width:700px){
h1{font-size:21px}.facts{gap:8px 20px}.panel{padding:12px 14px}
main,header,footer{padding-left:14px;padding-right:14px}
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
body{font-size:10pt}main,header,footer{max-width:none;padding:0}
.filters,.skip{display:none}.row{break-inside:avoid;content-visibility:visible}.list,.panel{border-radius:0}
.row>summary::before{display:none}.what{white-space:normal}}
`;
