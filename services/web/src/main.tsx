import { render } from "preact";
import "virtual:report.css";
import { takeKeyFromAddress } from "./api/session.ts";
import { followLinks } from "./routing/location.ts";
import { Application } from "./shell/application.tsx";
import "./style/frame.css";
import "./style/overview.css";
import "./style/worklist.css";
import "./style/claim.css";
import "./style/code.css";
import "./style/print.css";

takeKeyFromAddress();
followLinks();
render(<Application />, document.getElementById("app")!);
