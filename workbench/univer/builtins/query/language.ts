/** The language of QUERY, as Google's visualization API describes it (version 0.7), read into clauses. */

export type Literal = string | number | boolean | null;

export type Expression =
  | { readonly kind: 'column'; readonly id: string }
  | { readonly kind: 'literal'; readonly value: Literal; readonly isDate: boolean }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] };

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | { readonly kind: 'null'; readonly value: Expression; readonly isNull: boolean }
  | {
      readonly kind: 'compare';
      readonly left: Expression;
      readonly sign: string;
      readonly right: Expression;
    };

export interface Query {
  /** `null` for all columns. */
  readonly select: readonly Expression[] | null;
  readonly where: Condition | null;
  readonly groupBy: readonly Expression[];
  readonly pivot: readonly Expression[];
  readonly orderBy: readonly { readonly by: Expression; readonly ascending: boolean }[];
  readonly limit: number | null;
  readonly offset: number;
  readonly labels: readonly (readonly [Expression, string])[];
  readonly formats: readonly (readonly [Expression, string])[];
}

/** Text that is no query; the message says where. */
export class QuerySyntaxError extends Error {}

export const AGGREGATES = ['avg', 'count', 'max', 'min', 'sum'];
const OPERATORS: Readonly<Record<string, string>> = {
  '+': 'sum of',
  '-': 'difference',
  '*': 'product',
  '/': 'quotient',
};
const SCALARS = 'datediff day dayofweek hour lower minute month now quarter second todate upper year'.split(
  ' ',
);
const WORDS_OF_COMPARISON = ['contains', 'matches', 'like'];
const TOKEN =
  /\s*(?:(`[^`]*`)|('[^']*'|"[^"]*")|(\d+(?:\.\d+)?(?:e[+-]?\d+)?)|([\p{L}_][\p{L}\p{N}_]*)|(<>|!=|<=|>=|[-+*/(),=<>]))/iuy;

interface Token {
  readonly kind: 'name' | 'string' | 'number' | 'word' | 'sign';
  readonly text: string;
}

/** @throws {QuerySyntaxError} */
export function parseQuery(text: string): Query {
  return new Parser(tokens(text)).query();
}

function tokens(text: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  while (text.slice(at).trim() !== '') {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) throw new QuerySyntaxError(`Encountered "${text.slice(at).trim().slice(0, 10)}"`);
    const [all, name, string, number, word, sign] = match;
    at += all.length;
    if (name !== undefined) found.push({ kind: 'name', text: name.slice(1, -1) });
    else if (string !== undefined) found.push({ kind: 'string', text: string.slice(1, -1) });
    else if (number !== undefined) found.push({ kind: 'number', text: number });
    else found.push(word === undefined ? { kind: 'sign', text: sign! } : { kind: 'word', text: word });
  }
  return found;
}

class Parser {
  #at = 0;
  readonly #tokens: readonly Token[];

  constructor(all: readonly Token[]) {
    this.#tokens = all;
  }

  query(): Query {
    const select = this.#take('select') ? this.#selection() : null;
    const where = this.#take('where') ? this.#condition() : null;
    const groupBy = this.#take('group', 'by') ? this.#list(() => this.#expression()) : [];
    const pivot = this.#take('pivot') ? this.#list(() => this.#expression()) : [];
    const orderBy = this.#take('order', 'by') ? this.#list(() => this.#order()) : [];
    const limit = this.#take('limit') ? this.#count() : null;
    const offset = this.#take('offset') ? this.#count() : 0;
    const labels = this.#take('label') ? this.#list(() => this.#named()) : [];
    const formats = this.#take('format') ? this.#list(() => this.#named()) : [];
    if (this.#take('options')) while (this.#peek()?.kind === 'word') this.#at++;
    if (this.#peek()) this.#fail();
    return { select, where, groupBy, pivot, orderBy, limit, offset, labels, formats };
  }

  #selection(): readonly Expression[] | null {
    if (this.#take('*')) return null;
    return this.#list(() => this.#expression());
  }

  #order() {
    const by = this.#expression();
    if (this.#take('desc')) return { by, ascending: false };
    this.#take('asc');
    return { by, ascending: true };
  }

  #named(): readonly [Expression, string] {
    const expression = this.#expression();
    const token = this.#next();
    if (token?.kind !== 'string') this.#fail(token);
    return [expression, token.text];
  }

  #count(): number {
    const token = this.#next();
    if (token?.kind !== 'number') this.#fail(token);
    return Number(token.text);
  }

  #condition(): Condition {
    const parts = this.#separated('or', () => this.#separated('and', () => this.#simple(), 'and'), 'or');
    return parts;
  }

  #separated(word: string, read: () => Condition, kind: 'and' | 'or'): Condition {
    const parts = [read()];
    while (this.#take(word)) parts.push(read());
    return parts.length === 1 ? parts[0]! : { kind, parts };
  }

  #simple(): Condition {
    if (this.#take('not')) return { kind: 'not', part: this.#simple() };
    const start = this.#at;
    if (this.#take('(')) {
      // What stands in brackets may be a condition, or the beginning of a comparison.
      try {
        const inside = this.#condition();
        this.#expect(')');
        if (!this.#isComparison()) return inside;
      } catch (error) {
        if (!(error instanceof QuerySyntaxError)) throw error;
      }
      this.#at = start;
    }
    return this.#comparison();
  }

  #comparison(): Condition {
    const left = this.#expression();
    if (this.#take('is')) {
      const isNull = !this.#take('not');
      this.#expect('null');
      return { kind: 'null', value: left, isNull };
    }
    if (!this.#isComparison()) return { kind: 'compare', left, sign: '=', right: literal(true) };
    const sign = this.#sign();
    return { kind: 'compare', left, sign, right: this.#expression() };
  }

  #isComparison(): boolean {
    const text = this.#peek()?.text.toLowerCase() ?? '';
    if (this.#peek()?.kind === 'sign') return /^(?:<>|!=|<=|>=|=|<|>|\+|-|\*|\/)$/.test(text);
    return this.#peek()?.kind === 'word' && [...WORDS_OF_COMPARISON, 'starts', 'ends', 'is'].includes(text);
  }

  #sign(): string {
    const { text } = this.#next()!;
    const word = text.toLowerCase();
    if (word === 'starts' || word === 'ends') {
      this.#expect('with');
      return `${word} with`;
    }
    return word;
  }

  #expression(): Expression {
    return this.#operation(['+', '-'], () => this.#operation(['*', '/'], () => this.#operand()));
  }

  #operation(signs: readonly string[], read: () => Expression): Expression {
    let left = read();
    for (;;) {
      const token = this.#peek();
      if (token?.kind !== 'sign' || !signs.includes(token.text)) return left;
      this.#at++;
      left = { kind: 'call', name: OPERATORS[token.text]!, args: [left, read()] };
    }
  }

  #operand(): Expression {
    const token = this.#next();
    if (token?.kind === 'string') return literal(token.text);
    if (token?.kind === 'number') return literal(Number(token.text));
    if (token?.kind === 'name') return { kind: 'column', id: token.text };
    if (token?.kind === 'sign' && token.text === '-') {
      const value = this.#operand();
      return { kind: 'call', name: 'difference', args: [literal(0), value] };
    }
    if (token?.kind === 'sign' && token.text === '(') {
      const inside = this.#expression();
      this.#expect(')');
      return inside;
    }
    if (token?.kind !== 'word') this.#fail(token);
    return this.#word(token.text);
  }

  #word(text: string): Expression {
    const word = text.toLowerCase();
    if (word === 'true' || word === 'false') return literal(word === 'true');
    if (/^(?:date|datetime|timestamp|timeofday)$/.test(word) && this.#peek()?.kind === 'string')
      return dateLiteral(this.#next()!.text);
    if (!this.#take('(')) return { kind: 'column', id: text };
    if (![...AGGREGATES, ...SCALARS].includes(word))
      throw new QuerySyntaxError(`There is no function ${text}`);
    const args = this.#take(')') ? null : this.#list(() => this.#expression());
    if (args) this.#expect(')');
    return { kind: 'call', name: word, args: args ?? [] };
  }

  #list<T>(read: () => T): T[] {
    const all = [read()];
    while (this.#take(',')) all.push(read());
    return all;
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #next(): Token | undefined {
    return this.#tokens[this.#at++];
  }

  /** Whether these words or signs come next; then they are passed. */
  #take(...texts: readonly string[]): boolean {
    const isNext = texts.every((text, i) => {
      const token = this.#tokens[this.#at + i];
      return (token?.kind === 'word' || token?.kind === 'sign') && token.text.toLowerCase() === text;
    });
    if (isNext) this.#at += texts.length;
    return isNext;
  }

  #expect(text: string): void {
    if (!this.#take(text)) this.#fail();
  }

  #fail(token: Token | undefined = this.#peek()): never {
    throw new QuerySyntaxError(token ? `Encountered "${token.text}"` : 'The query ends too soon');
  }
}

function literal(value: Literal): Expression {
  return { kind: 'literal', value, isDate: false };
}

const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d\d)(?::(\d\d))?)?$/;
const TIME = /^(\d{1,2}):(\d\d)(?::(\d\d))?$/;

function dateLiteral(text: string): Expression {
  const [, year, month, day, ...clock] = DATE.exec(text) ?? [];
  const [hours = 0, minutes = 0, seconds = 0] = (year ? clock : (TIME.exec(text)?.slice(1) ?? [])).map(
    Number,
  );
  if (!year && !TIME.test(text)) throw new QuerySyntaxError(`"${text}" is no date: write it as yyyy-mm-dd`);
  const days = year ? Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000 + 25_569 : 0;
  const share = ((hours || 0) * 3600 + (minutes || 0) * 60 + (seconds || 0)) / 86_400;
  return { kind: 'literal', value: days + share, isDate: true };
}

/** An expression as text, by which two of them are compared. */
export function expressionKey(expression: Expression): string {
  if (expression.kind === 'column') return expression.id.toUpperCase();
  if (expression.kind === 'literal') return JSON.stringify(expression.value);
  return `${expression.name}(${expression.args.map(expressionKey).join(',')})`;
}
