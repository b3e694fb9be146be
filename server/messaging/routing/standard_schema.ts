/**
 * What a schema has to offer so that a body can be checked by it: the Standard Schema contract,
 * version 1, which valibot, zod, arktype and others keep.
 *
 * @see https://standardschema.dev
 * @module
 */

/** A schema of any library: takes an `Input`, gives an `Output` or says what is wrong. */
export interface StandardSchema<Input = unknown, Output = Input> {
  /** The contract, under the key the specification gives it. */
  readonly "~standard": {
    readonly version: 1;
    /** The library the schema comes from. */
    readonly vendor: string;
    readonly validate: (
      value: unknown,
    ) => SchemaResult<Output> | Promise<SchemaResult<Output>>;
    /** For the type checker alone; never there when running. */
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

/** A checked value, or everything that is wrong with it. */
export type SchemaResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly SchemaIssue[] };

/** One thing that is wrong. */
export interface SchemaIssue {
  /** Says what is wrong, for a person. */
  readonly message: string;
  /** From the outermost key to the innermost; none when the value itself is wrong. */
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** What a schema takes. */
export type InputOf<S extends StandardSchema> = NonNullable<S["~standard"]["types"]>["input"];

/** What a schema gives. */
export type OutputOf<S extends StandardSchema> = NonNullable<S["~standard"]["types"]>["output"];
