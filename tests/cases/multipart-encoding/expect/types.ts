// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface CreateAlbumRequest {
  title: string;
  photos: Blob[];
  cover?: unknown;
  meta?: CreateAlbumRequestMeta;
  tags?: string[];
}

export interface CreateAlbumRequestMeta {
  /** @type integer */
  year?: number;
}

export interface CreateAlbumRequestXWwwFormUrlencoded {
  title?: string;
  tags?: string[];
}
