// The patient key is one for all readers of claims, so that a patient's claims meet whatever format each came in.
export { foldKey, hashElement, type KeyHalves, loneKey, patientKey, PersonKey } from "@claimscrub/claim";
