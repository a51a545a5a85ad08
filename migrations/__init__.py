"""The history of the schema: one dated file a step, run by `storage.schema`."""
