"""A small document that says a little of everything, for servers that keep to all of it but one thing."""

LAMPS = """
paths:
  /lamps:
    get:
      parameters:
        - {name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 100}}
        - {name: kind, in: query, required: true, schema: {type: string, enum: [desk, wall]}}
        - {name: lit, in: query, schema: {type: boolean}}
        - {name: since, in: query, schema: {type: string, format: date-time}}
        - name: size
          in: query
          style: deepObject
          schema: {type: object, additionalProperties: false, properties: {from: {type: integer}}}
        - {name: X-Trace, in: header, required: true, schema: {type: string, pattern: '^[a-f]{4}$'}}
      responses:
        '200':
          description: Lamps
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Lamp'}}}}
        '400': {$ref: '#/components/responses/No'}
    post:
      requestBody: &lamp
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Lamp'}}}
      responses:
        '201':
          description: Made
          headers: {Location: {required: true, schema: {type: string, format: uri-reference}}}
          content: {application/json: {schema: {$ref: '#/components/schemas/Lamp'}}}
        '400': {$ref: '#/components/responses/No'}
  /lamps/{lampId}:
    parameters: [{name: lampId, in: path, required: true, schema: {type: string, format: uuid}}]
    get:
      responses:
        '200': &one
          description: A lamp
          content: {application/json: {schema: {$ref: '#/components/schemas/Lamp'}}}
        '400': {$ref: '#/components/responses/No'}
        '404': {$ref: '#/components/responses/No'}
    put:
      requestBody: *lamp
      responses:
        '200': *one
        '400': {$ref: '#/components/responses/No'}
        '404': {$ref: '#/components/responses/No'}
    patch:
      requestBody:
        required: true
        content:
          application/merge-patch+json:
            schema:
              type: object
              minProperties: 1
              properties: {name: {type: string, minLength: 1, maxLength: 40}, watts: {type: integer, minimum: 1}}
      responses:
        '200': *one
        '400': {$ref: '#/components/responses/No'}
        '404': {$ref: '#/components/responses/No'}
    delete:
      parameters: [{name: X-Reason, in: header, required: true, schema: {type: string, minLength: 1}}]
      responses:
        '204': {description: Gone}
        '400': {$ref: '#/components/responses/No'}
        '404': {$ref: '#/components/responses/No'}
components:
  responses:
    No:
      description: No
      content:
        application/problem+json:
          schema: {type: object, required: [status], properties: {status: {type: integer}}}
  schemas:
    Lamp:
      type: object
      required: [name, kind, watts]
      additionalProperties: false
      properties:
        id: {type: string, format: uuid, readOnly: true}
        name: {type: string, minLength: 1, maxLength: 40}
        kind: {type: string, enum: [desk, wall]}
        watts: {type: integer, minimum: 1}
        tags: {type: array, items: {type: string}, uniqueItems: true, maxItems: 3}
        code: {type: string, pattern: '^[A-Z]{2}[0-9]{2}$'}
        bought: {type: string, format: date}
        note: {type: [string, 'null']}
        secret: {type: string, writeOnly: true}
"""
