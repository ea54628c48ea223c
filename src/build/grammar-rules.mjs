/**
 * Rules of a grammar to functions. A function reads its rule from the token at which the reader stands and gives what the
 * rule means; where it does not match, it gives nothing and leaves the reader anywhere. What a rule means is told by its
 * action, from what its parts mean: rules, tokens that stand for a text or are one of several, each by its place, and lists of
 * these for what is repeated. Other tokens say nothing. A choice of rules needs no action: it means what the one
 * chosen means.
 *
 * Where only one alternative can begin with the next token no other is tried. What fails at a token is
 * noted there, and only there: whatever ends a repetition fails or goes on with the token that ended it.
 */

/** Tokens that stand for a text. */
const TEXTS = 'n0fpi'

/**
 * Rules that two alternatives read at the same place, one within the other: `f(x[…` may be a derivative or a call. What was
 * read last is kept, so that nested text is not read twice at every level.
 */
const KEPT = ['entry']

/** The module that reads by these rules. */
export const functionsOf = (rules) => {
  const names = Object.keys(rules)
  return `/** Written by src/build/grammars.mjs from grammar/: a function for each rule. */
import type { Actions, Reader } from './reader.ts'

type Meaning<R extends keyof Actions> = ReturnType<Actions[R]>
const NONE: readonly never[] = []

/** Notes that the token where the reader stands is not what could go on. */
const fail = (r: Reader): undefined => {
  if (r.at > r.furthest) r.furthest = r.at
}
const back = (r: Reader, at: number): undefined => {
  r.at = at
}
/** The token where the reader stands. */
const next = (r: Reader): number => r.code.charCodeAt(r.at)

/** The same function, which does not read again what it has just read. */
const kept =
  <T>(read: (r: Reader) => T | undefined) =>
  (r: Reader): T | undefined => {
    const from = r.at
    if (r.kept?.read === read && r.kept.from === from) {
      r.at = r.kept.to
      return r.kept.found as T | undefined
    }
    const found = read(r)
    r.kept = { read, from, to: r.at, found }
    return found
  }

${names.map((name) => functionOf(rules, name)).join('\n\n')}

export const readers = { ${names.map((name) => `${name}: ${called(name)}`).join(', ')} }
`
}

const isChoice = ([kind, ...parts]) =>
  kind === 'rule' || (kind === 'alt' && parts.every(([one]) => one === 'rule'))

/** The type of what a rule means. */
const typeOf = (rules, name) => {
  const [kind, ...parts] = rules[name]
  if (!isChoice(rules[name])) return `Meaning<'${name}'>`
  return (kind === 'rule' ? [[kind, ...parts]] : parts).map(([, one]) => typeOf(rules, one)).join(' | ')
}

/** What the function of a rule is called. */
const called = (name) => `read_${name}`

const functionOf = (rules, name) =>
  [
    `const ${KEPT.includes(name) ? `${called(name)}_anew` : called(name)} = (r: Reader): ${typeOf(rules, name)} | undefined => {`,
    ...indented(isChoice(rules[name]) ? choice(rules, rules[name]) : action(rules, name)),
    '}',
    ...(KEPT.includes(name) ? [`const ${called(name)} = kept(${called(name)}_anew)`] : []),
  ].join('\n')

const indented = (lines) => lines.map((line) => `  ${line}`)

/** A function that tries the rules that can begin with the next token. */
const choice = (rules, part) => {
  const names = (part[0] === 'rule' ? [part] : part.slice(1)).map(([, name]) => name)
  if (names.length === 1) return [`return ${called(names[0])}(r)`]
  const tried = new Map()
  for (const token of firstOf(rules, part)) {
    const fitting = names.filter((name) => firstOf(rules, rules[name]).has(token))
    const code = fitting.map((name) => `${called(name)}(r)`).join(' ?? back(r, from) ?? ')
    tried.set(code, [...(tried.get(code) ?? []), token])
  }
  const isRepeated = [...tried.keys()].some((code) => code.includes('from'))
  return [
    ...(isRepeated ? ['const from = r.at'] : []),
    'switch (next(r)) {',
    ...indented([...tried].flatMap(([code, tokens]) => [...tokens.map(caseOf), `  return ${code}`])),
    ...indented(['default:', '  return fail(r)']),
    '}',
  ]
}

const codeOf = (token) => `${token.charCodeAt(0)} /* ${token} */`
const caseOf = (token) => `case ${codeOf(token)}:`

/** A function that reads the parts and calls the action of the rule. */
const action = (rules, name) => {
  const scope = { rules, names: 0 }
  const { lines, values } = reading(scope, rules[name], ['return undefined'])
  return [
    'const from = r.at',
    ...lines,
    `return r.actions.${name}(${['r.tokens', 'from', 'r.at', ...values].join(', ')})`,
  ]
}

const fresh = (scope) => `v${scope.names++}`

/**
 * Statements that read a part, and the variables with what it means; `otherwise` is done where it does not match. The next
 * token may be known to be one with which the part begins.
 */
const reading = (scope, part, otherwise, isKnown = false) => {
  if (isTokens(part)) return token(scope, part, otherwise, isKnown)
  const [kind, ...parts] = part
  switch (kind) {
    case 'rule': {
      const value = fresh(scope)
      return {
        lines: [`const ${value} = ${called(parts[0])}(r)`, `if (${value} === undefined) ${block(otherwise)}`],
        values: [value],
      }
    }
    case 'seq': {
      const read = parts.map((one, i) => reading(scope, one, otherwise, isKnown && i === 0))
      return { lines: read.flatMap(({ lines }) => lines), values: read.flatMap(({ values }) => values) }
    }
    case 'not':
      return {
        lines: nextIs(scope, tokensOf(parts[0]), true, failed(otherwise)),
        values: [],
      }
    case 'star':
    case 'plus':
    case 'opt':
      return repetition(scope, kind, parts[0], otherwise)
    default:
      throw new Error(`what is neither rules nor tokens is no choice within a rule: ${JSON.stringify(part)}`)
  }
}

const block = (lines) => (lines.length === 1 ? lines[0] : `{ ${lines.join('; ')} }`)
const failed = (otherwise) =>
  otherwise[0] === 'return undefined' ? ['return fail(r)'] : ['fail(r)', ...otherwise]

/** Whether a part is one token of those given. */
const isTokens = (part) => typeof part === 'string' || (part[0] === 'alt' && part.slice(1).every(isTokens))
const tokensOf = (part) => {
  if (!isTokens(part)) throw new Error(`only tokens can be what must not follow: ${JSON.stringify(part)}`)
  return new Set(typeof part === 'string' ? [part] : part.slice(1).flatMap((one) => [...tokensOf(one)]))
}

/** Statements that do something if the next token is one of several, or if it is not. */
const nextIs = (scope, tokens, isOne, then) => {
  const test = (one, sign) => [...tokens].map((token) => `${one} ${sign} ${codeOf(token)}`)
  const on = (one) => (isOne ? test(one, '===').join(' || ') : test(one, '!==').join(' && '))
  if (tokens.size === 1) return [`if (${on('next(r)')}) ${block(then)}`]
  const token = fresh(scope)
  return [`const ${token} = next(r)`, `if (${on(token)}) ${block(then)}`]
}

const saysNothing = (tokens) => tokens.size === 1 && !TEXTS.includes([...tokens][0])

const token = (scope, part, otherwise, isKnown) => {
  const tokens = tokensOf(part)
  const lines = isKnown ? [] : nextIs(scope, tokens, false, failed(otherwise))
  if (saysNothing(tokens)) return { lines: [...lines, 'r.at++'], values: [] }
  const value = fresh(scope)
  return { lines: [...lines, `const ${value} = r.at++`], values: [value] }
}

/** What is repeated has a list for each of its values, what may be left out a value or none. */
const repetition = (scope, kind, part, otherwise) => {
  const [label, before] = [fresh(scope), fresh(scope)]
  const guard = nextIs(scope, firstOf(scope.rules, part), false, [`break ${label}`])
  const { lines, values } = reading(scope, part, [`r.at = ${before}`, `break ${label}`], true)
  const results = values.map(() => fresh(scope))
  const types = valueTypes(scope.rules, part)
  const isOne = kind === 'opt'
  const body = [
    ...(lines.some((line) => line.includes(`= ${before};`)) ? [`const ${before} = r.at`] : []),
    ...guard,
    ...lines,
    ...results.map((result, i) =>
      isOne ? `${result} = ${values[i]}` : `;(${result} ??= []).push(${values[i]})`,
    ),
  ]
  return {
    lines: [
      ...results.map((result, i) => `let ${result}: ${isOne ? types[i] : `(${types[i]})[]`} | undefined`),
      `${label}: ${isOne ? '' : 'for (;;) '}{`,
      ...indented(body),
      '}',
      ...(kind === 'plus'
        ? [
            `if (${results.map((result) => `${result} === undefined`).join(' || ')}) ${block(failed(otherwise))}`,
          ]
        : []),
    ],
    values: results.map((result) => (kind === 'star' ? `${result} ?? NONE` : result)),
  }
}

/** The types of what the values of a part are. */
const valueTypes = (rules, part) => {
  if (isTokens(part)) return saysNothing(tokensOf(part)) ? [] : ['number']
  const [kind, ...parts] = part
  if (kind === 'rule') return [typeOf(rules, parts[0])]
  if (kind === 'not') return []
  const types = parts.flatMap((one) => valueTypes(rules, one))
  if (kind === 'seq') return types
  return types.map((type) => (kind === 'opt' ? `${type} | undefined` : `readonly (${type})[]`))
}

/** The tokens that a part can begin with. */
const firstOf = (rules, part) => {
  if (typeof part === 'string') return new Set([part])
  const [kind, ...parts] = part
  switch (kind) {
    case 'rule':
      return firstOf(rules, rules[parts[0]])
    case 'alt':
      return new Set(parts.flatMap((one) => [...firstOf(rules, one)]))
    case 'seq': {
      const needed = parts.findIndex((one) => !['star', 'opt', 'not'].includes(one[0]))
      if (needed < 0) throw new Error(`nothing need stand here: ${JSON.stringify(part)}`)
      return new Set(parts.slice(0, needed + 1).flatMap((one) => [...firstOf(rules, one)]))
    }
    case 'not':
      return new Set()
    default:
      return firstOf(rules, parts[0])
  }
}
