// The options for TanStack Query, used by TanStack Query.
import { MutationObserver, QueryClient } from "@tanstack/query-core";
import { Failure, type Client } from "./typescript/client.js";
import { createAuthorMutation, getAuthorOptions, listAuthorsOptions } from "./typescript/queries.js";

const client: Client = { baseUrl: process.argv[2]!, auth: () => "staff.catalogue:write" };
const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
const made = await new MutationObserver(queries, createAuthorMutation(client)).mutate({
  body: { name: "Ann Leckie", bornOn: "1966-03-02" },
});
const page = await queries.fetchQuery(listAuthorsOptions(client, { limit: 1 }));
const one = await queries.fetchQuery(getAuthorOptions(client, { authorId: made.id }));
const key = listAuthorsOptions(client, { limit: 1 }).queryKey;
const failure = await queries
  .fetchQuery(getAuthorOptions(client, { authorId: crypto.randomUUID() }))
  .catch((error: unknown) => (error instanceof Failure ? error.result.status : error));
console.log(JSON.stringify([page.items.length, one.name, key, failure]));
