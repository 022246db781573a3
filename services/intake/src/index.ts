export { type Submission, submitFiles, type SubmitOptions, type Submitted } from "./submit-files.ts";
