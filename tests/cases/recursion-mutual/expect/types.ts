// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export type Expression = number | Sum | Product;

export interface Operation {
  op: string;
  comment?: Comment;
}

export interface Sum extends Operation {
  terms?: Expression[];
}

export interface Product extends Operation {
  left?: Expression;
  right?: Expression;
}

export interface Comment {
  text?: string;
  about?: Operation;
}
