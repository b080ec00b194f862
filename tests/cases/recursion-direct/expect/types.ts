// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Folder {
  name: string;
  parent?: Folder | null;
  folders: Folder[];
  links?: { [key: string]: Folder };
  /** @prefixItems.1.type integer */
  pair?: [Folder?, number?, ...unknown[]];
}

export interface Comment {
  text?: string;
  replies?: CommentReplies;
}

export interface CommentReplies {
  /** @type integer */
  count?: number;
  first?: Comment;
  rest?: CommentReplies[];
}
