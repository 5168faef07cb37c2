/**
 * The one tree that everything is made from: evaluation, the columnar kernels, the reasons.
 * Source: FEEL of DMN 1.5, clause 10.3. Every node knows where it stands in the text (UTF-16 offsets).
 */

export interface Span {
  readonly from: number;
  readonly to: number;
}

export type Comparison = "=" | "!=" | "<" | "<=" | ">" | ">=";
export type Arithmetic = "+" | "-" | "*" | "/" | "**";
export type TemporalKind = "date" | "time" | "dateTime" | "duration";

/** An interval's end: `open` leaves the end itself out; `undefined` value = no end on that side. */
export interface RangeEnd {
  readonly value: Node | undefined;
  readonly open: boolean;
}

export type Node = Span &
  (
    | { readonly kind: "null" }
    | { readonly kind: "boolean"; readonly value: boolean }
    /** `text` keeps the digits as written, so that no precision is lost. */
    | { readonly kind: "number"; readonly text: string }
    | { readonly kind: "string"; readonly value: string }
    /** `@"2022-05-31"`: a temporal literal whose kind its text decides. */
    | { readonly kind: "temporal"; readonly text: string }
    | { readonly kind: "name"; readonly name: string }
    /** The `?` of an extended unary test, or the implicit one of a simple test. */
    | { readonly kind: "input" }
    | { readonly kind: "path"; readonly of: Node; readonly name: string }
    | { readonly kind: "negate"; readonly of: Node }
    | { readonly kind: "arithmetic"; readonly op: Arithmetic; readonly left: Node; readonly right: Node }
    | { readonly kind: "comparison"; readonly op: Comparison; readonly left: Node; readonly right: Node }
    | { readonly kind: "between"; readonly of: Node; readonly low: Node; readonly high: Node }
    /** `x in test` or `x in (test, test)`: true when one of the unary tests holds. */
    | { readonly kind: "in"; readonly of: Node; readonly tests: readonly Node[] }
    | { readonly kind: "and" | "or"; readonly parts: readonly Node[] }
    | { readonly kind: "if"; readonly test: Node; readonly then: Node; readonly else: Node }
    | {
        readonly kind: "quantified";
        readonly which: "some" | "every";
        readonly in: readonly Binding[];
        readonly satisfies: Node;
      }
    | { readonly kind: "for"; readonly in: readonly Binding[]; readonly return: Node }
    /** `list[filter]`: an index when the filter is a number, else a condition on each item. */
    | { readonly kind: "filter"; readonly of: Node; readonly by: Node }
    | { readonly kind: "list"; readonly items: readonly Node[] }
    | { readonly kind: "context"; readonly entries: readonly ContextEntry[] }
    | { readonly kind: "range"; readonly low: RangeEnd; readonly high: RangeEnd }
    /** `< 5`, `>= x`: a range with one end, written as a comparison (only where a test or a range may stand). */
    | { readonly kind: "unaryComparison"; readonly op: Comparison; readonly right: Node }
    /** `not(test, test)` of unary tests; the function `not(x)` is a `call`. */
    | { readonly kind: "notTests"; readonly tests: readonly Node[] }
    /** `-` as a unary test: anything. */
    | { readonly kind: "any" }
    | { readonly kind: "call"; readonly callee: Node; readonly args: readonly Node[] }
    | { readonly kind: "namedCall"; readonly callee: Node; readonly args: readonly NamedArgument[] }
    | { readonly kind: "function"; readonly parameters: readonly FunctionParameter[]; readonly body: Node }
    | { readonly kind: "instanceOf"; readonly of: Node; readonly type: TypeName }
  );

export interface Binding extends Span {
  readonly name: string;
  /** The list, or the first end of `from..to` when `to` is given. */
  readonly list: Node;
  readonly upTo: Node | undefined;
}

export interface ContextEntry extends Span {
  readonly key: string;
  readonly value: Node;
}

export interface NamedArgument extends Span {
  readonly name: string;
  readonly value: Node;
}

export interface FunctionParameter extends Span {
  readonly name: string;
  readonly type: TypeName | undefined;
}

/** A type as written after `instance of` or `:`; `of` holds the parts of list<>, range<>, context<>, function<>. */
export interface TypeName extends Span {
  readonly name: string;
  readonly of: readonly (TypeName & { readonly key?: string })[];
}

/** All that is wrong with a text, at its place, with the repair where we know it. */
export interface Diagnostic extends Span {
  /** Stable code: `syntax`, `unsupported`, `unknown-name`, `type`, `full-width`, … */
  readonly code: string;
  readonly message: { readonly zh: string; readonly en: string };
  /** What to write instead, for the span. */
  readonly repair?: string;
}
