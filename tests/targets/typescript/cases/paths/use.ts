import type { components, operations, paths, webhooks } from "./typescript/paths.js";
import type { Note, NoteInput } from "./typescript/types.js";

// A client in a few lines, which reads the index as openapi-fetch does.
type With<Method extends string> = {
  [Path in keyof paths]: paths[Path] extends Record<Method, unknown> ? Path : never;
}[keyof paths];
type Required<T> = { [K in keyof T as {} extends Pick<T, K> ? never : K]: T[K] };
type Params<T> = T extends { parameters: infer P }
  ? {} extends Required<P>
    ? { params?: P }
    : { params: P }
  : never;
type Body<T> = T extends { requestBody: { content: Record<string, infer B> } }
  ? { body: B }
  : T extends { requestBody?: { content: Record<string, infer B> } }
    ? { body?: B }
    : { body?: never };
type Ok<T> = T extends { responses: infer R }
  ? R extends { 200: { content: { "application/json": infer C } } }
    ? C
    : R extends { 201: { content: { "application/json": infer C } } }
      ? C
      : undefined
  : never;
declare function get<P extends With<"get">>(path: P, options: Params<paths[P]["get"]>): Ok<paths[P]["get"]>;
declare function post<P extends With<"post">>(
  path: P,
  options: Params<paths[P]["post"]> & Body<paths[P]["post"]>,
): Ok<paths[P]["post"]>;

export const notes: Note[] = get("/notes", {});
export const some: Note[] = get("/notes", { params: { query: { limit: 1 }, header: { "X-Trace": "" } } });
export const note: Note = get("/notes/{id}", { params: { path: { id: "a" } } });
export const added: Note = post("/notes", { body: { text: "" } });
// @ts-expect-error the path needs its parameter
get("/notes/{id}", {});
// @ts-expect-error there is no such parameter
get("/notes", { params: { query: { offset: 1 } } });
// @ts-expect-error there is no such method
post("/notes/{id}", { body: { text: "" } });
// @ts-expect-error the id is not sent
post("/notes", { body: { id: "", text: "" } });
// @ts-expect-error a body is required
post("/notes", {});

export const sent: operations["addNote"]["requestBody"]["content"]["application/json"] = {
  text: "a default makes nothing required",
} satisfies NoteInput;
export const header: operations["list-notes"]["responses"][200]["headers"]["X-Total"] = 1;
export const failed: operations["addNote"]["responses"]["4XX"]["content"]["text/plain"] = "";
export const nothing: operations["change"]["responses"][204] = { headers: {} };
export const optional: operations["change"]["requestBody"] = undefined!;
export const unnamed: paths["/notes/{id}"]["get"] = {} as operations["getNotesById"];
export const free: components["schemas"]["Free"] = { anything: [1] };
export const maybe: components["schemas"]["Maybe"] = null;
export const id: components["parameters"]["Id"] = "";
export const received: webhooks["noted"]["post"]["requestBody"]["content"]["application/json"] = {
  id: "",
  text: "",
};
